-- building an index may take longer than a request may
set local statement_timeout = 0;

-- short jobs and those whose client waits go to slots of their own
alter table job add column express boolean not null default false;
-- whether the user was told why the job waits
alter table job add column wait_told boolean not null default false;

-- the queue, by lane and user: looked at for the first of each user, however many jobs one of them has there
create index job_unpublished on job (express, owner, queued_at) where status = 'QUEUED' and published_at is null;
create index job_unpublished_first on job (queued_at) where status = 'QUEUED' and published_at is null and priority > 0;
create index job_published on job (published_at) where status = 'QUEUED' and published_at is not null;
create index job_at_workers on job (owner) where status = 'RUNNING' or (status = 'QUEUED' and published_at is not null);
create index job_untold on job (queued_at) where status = 'QUEUED' and not wait_told;
