alter table job add column plan text;
alter table job add column budget numeric;
-- what all attempts of all starts cost so far, and what those before the last start did
alter table job add column costs numeric not null default 0;
alter table job add column costs_before numeric not null default 0;

-- the process of the last start: it made the results, also where the job was changed since
alter table job_process add column started text;

-- objects that nobody needs any more; swept twice, because a worker that was cut off may write late
create table garbage (
    prefix text primary key,
    due_at timestamptz not null,
    sweeps int not null default 0
);

create index garbage_due on garbage (due_at);
