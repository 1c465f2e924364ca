-- whether the process of the current attempt lies in the object store, too large for a message
alter table job add column process_object boolean not null default false;
