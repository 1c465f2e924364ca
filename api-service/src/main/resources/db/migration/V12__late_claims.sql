-- how often putting the start of a queued job together failed since it was queued
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
