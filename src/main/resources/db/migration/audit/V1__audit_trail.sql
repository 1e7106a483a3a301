create table audit_chain (
    chain varchar(12) not null primary key,
    last_number bigint not null,
    last_hash char(64) not null
);

create table audit_entry (
    chain varchar(12) not null references audit_chain (chain),
    entry_number bigint not null check (entry_number > 0),
    business_time timestamp with time zone not null,
    recorded_at timestamp with time zone not null,
    actor varchar(40) not null,
    origin varchar(64) not null,
    kind varchar(80) not null,
    area varchar(14),
    case_number varchar(40),
    subject varchar(120),
    details varchar(8000) not null,
    previous_hash char(64) not null,
    hash char(64) not null,
    primary key (chain, entry_number)
);

create index audit_entry_case on audit_entry (case_number, recorded_at);
create index audit_entry_time on audit_entry (recorded_at, chain, entry_number);
create index audit_entry_actor on audit_entry (actor, recorded_at);

create table command_log (
    command_key varchar(64) not null primary key,
    person varchar(40) not null,
    body_hash char(64) not null,
    answer varchar(2000),
    recorded_at timestamp with time zone not null
);
