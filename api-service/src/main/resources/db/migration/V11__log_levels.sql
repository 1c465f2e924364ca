-- the entries that somebody looks for in a long log, without reading all others
create index job_log_warnings on job_log (job_id, sequence) where level >= 30;
create index job_log_errors on job_log (job_id, sequence) where level >= 40;
