-- Attempts to sign in within a window that began at "since", by keyed hash of the username or of the address: what was
-- typed cannot be read here. Rows whose window has passed are swept.
create table sign_in_attempt (
    attempt_key char(64) not null primary key,
    since timestamp with time zone not null,
    attempts integer not null
);

create index sign_in_attempt_since on sign_in_attempt (since);
