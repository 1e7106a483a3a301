-- Supervisors look for what is late in their township or county: each reads one range of one index, however many tasks
-- are open elsewhere.
alter table open_task add column county varchar(6);
alter table open_task add column township varchar(9);
update open_task set county = substring(area from 1 for 6), township = case when length(area) >= 9 then substring(area from 1 for 9) end;
alter table open_task alter column county set not null;
create index open_task_county_due on open_task (county, due_at, task_id);
create index open_task_township_due on open_task (township, due_at, task_id);
