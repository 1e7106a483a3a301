-- For whom a substitute completed a task: the holder of the seat counts as having acted on that level too.
create table task_stand_in (
    task_id     varchar(64) not null references task_act (task_id),
    case_number varchar(40) not null,
    person      varchar(40) not null,
    tier        varchar(20) not null,
    primary key (task_id, person),
    foreign key (case_number, person, tier) references case_tier (case_number, person, tier)
);
create index task_stand_in_case on task_stand_in (case_number, person);
