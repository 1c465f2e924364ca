-- until when somebody certainly waits for a synchronous request; renewed by the API instance that holds it
alter table job add column waited_until timestamptz;
-- a queued job whose start could not be made does not hold up the others until then
alter table job add column not_before timestamptz;
