-- building an index may take longer than a request may
set local statement_timeout = 0;

-- until when the results of a finished job are kept; null for ever
alter table job add column results_until timestamptz;
-- whether they were removed
alter table job add column results_gone boolean not null default false;
-- whether the log was kept long enough and is gone, but for errors
alter table job add column logs_gone boolean not null default false;

create index job_results_due on job (results_until) where status = 'FINISHED' and results_until is not null and not results_gone;
create index job_resting on job (updated_at) where status not in ('QUEUED', 'RUNNING') and not private;
create index job_logs_due on job (updated_at)
    where status not in ('QUEUED', 'RUNNING') and not private and not logs_gone;
