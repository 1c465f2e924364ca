-- A job: the row that polling reads, so large values live in tables of their own.
create table job (
    id text primary key,
    owner text not null,
    status text not null,
    title text,
    description text,
    log_level text not null,
    extras text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- counts all starts and restarts; never goes back
    attempt int not null default 0,
    -- attempts since the owner's last start
    tries int not null default 0,
    queued_at timestamptz,
    published_at timestamptz,
    claim text,
    worker text,
    lease_until timestamptz,
    progress double precision not null default 0,
    usage text,
    last_sequence bigint not null default 0,
    version bigint not null default 0
);

create index job_of_owner on job (owner, created_at desc, id desc);
create index job_waiting on job (queued_at) where status = 'QUEUED';
create index job_running on job (lease_until) where status = 'RUNNING';

create table job_process (
    job_id text primary key references job (id) on delete cascade,
    -- as it was submitted, to the byte
    process text not null
);

create table job_log (
    job_id text not null references job (id) on delete cascade,
    sequence bigint not null,
    time timestamptz not null,
    level int not null,
    code text,
    message text not null,
    path text,
    data text,
    primary key (job_id, sequence)
);
