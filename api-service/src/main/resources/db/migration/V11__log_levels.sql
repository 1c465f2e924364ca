-- building an index may take longer than a request may
set local statement_timeout = 0;

-- Pages of a log from a level on, without a look at all that lies below it. Most entries are in neither.
create index job_log_warnings on job_log (job_id, sequence) where level >= 30;
create index job_log_errors on job_log (job_id, sequence) where level >= 40;
