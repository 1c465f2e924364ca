-- what finished jobs used, so that the costs of others can be told; null in rows that were learned before
alter table learned_speed add column cpu_seconds double precision;
alter table learned_speed add column memory_mib_seconds double precision;
alter table learned_speed add column network_bytes bigint;
