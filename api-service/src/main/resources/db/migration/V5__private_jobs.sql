-- a job behind a synchronous request: only its request and its log are open to its owner
alter table job add column private boolean not null default false;
-- of what waits, the highest goes first
alter table job add column priority int not null default 0;
-- what earlier attempts of the owner's last start used; usage is the sum with the current attempt
alter table job add column usage_before text;

create index job_private on job (updated_at) where private;
