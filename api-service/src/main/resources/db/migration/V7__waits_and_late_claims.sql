-- until when an API instance attends to a synchronous request: it waits for its end or sends its result
alter table job add column waited_until timestamptz;
-- when the start of a queued job may be put together again, and how often that failed since it was queued
alter table job add column not_before timestamptz;
alter table job add column start_failures int not null default 0;

-- claims of jobs that were stopped and started again: what they still report belongs to the start before
create table late_claim (
    job_id text not null references job (id) on delete cascade,
    attempt int not null,
    claim text not null,
    -- the number of their last applied event
    last_event bigint not null,
    -- what earlier attempts of that start used
    usage_before text,
    -- what that start is charged for so far
    costs numeric not null,
    primary key (job_id, attempt)
);
