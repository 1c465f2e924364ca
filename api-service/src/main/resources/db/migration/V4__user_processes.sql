-- processes that users stored; ids compare as bytes, so that pages of a list do not depend on the server's language
create table user_process (
    owner text not null,
    id text collate "C" not null,
    -- what lists show: without the graph and what else is large
    summary text not null,
    -- as it was submitted
    process text not null,
    updated_at timestamptz not null,
    primary key (owner, id)
);

-- the process of a started job with its owner's processes as they were then; only where it differs from the submitted one
create table job_inlined (
    job_id text primary key references job (id) on delete cascade,
    process text not null
);
