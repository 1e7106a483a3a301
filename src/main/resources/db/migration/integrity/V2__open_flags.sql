-- The start page counts what waits for an answer.
create index integrity_flag_open on integrity_flag (answered_on, area);
