-- the number of the last applied event of the granted claim: what comes twice is known
alter table job add column last_event bigint not null default 0;
-- how often the start of this attempt was published: each time it is waited longer for a claim
alter table job add column publications int not null default 0;
