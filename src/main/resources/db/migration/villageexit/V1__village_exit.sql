create table village_exit (
    case_number   varchar(40)   not null primary key references case_file (number),
    village       varchar(12)   not null,
    population    integer       not null,
    poor          integer       not null,
    statement     varchar(1000) not null,
    opened_on     date          not null,
    tasks_rated   boolean,
    basis         varchar(2000),
    surveyed_on   date,
    surveyor      varchar(40),
    second_surveyor varchar(60),
    survey_finding varchar(2000),
    report_no     varchar(60),
    report_text   varchar(2000),
    city_document varchar(60),
    city_on       date,
    refusal       varchar(20),
    refusal_reason varchar(4000),
    refused_on    date,
    delivered_on  date,
    receiver      varchar(60),
    exited_on     date,
    announced_on  date,
    place         varchar(60),
    reverted_on   date,
    revert_reason varchar(1000),
    constraint village_exit_people check (population > 0 and poor >= 0),
    constraint village_exit_refusal check (refusal in ('CONDITIONS', 'BY_VOTE', 'BY_TOWNSHIP', 'OBJECTION', 'ACCEPTANCE', 'BY_LEADERS', 'BY_CITY')),
    constraint village_exit_reason check ((refusal is null) = (refusal_reason is null)),
    constraint village_exit_whole check ((surveyed_on is null) = (surveyor is null)
        and (surveyed_on is null) = (second_surveyor is null) and (surveyed_on is null) = (survey_finding is null)
        and (report_no is null) = (report_text is null) and (city_on is null) = (city_document is null)
        and (announced_on is null) = (place is null) and (tasks_rated is null) = (basis is null)
        and (refusal is null) = (refused_on is null)),
    -- no village is refused and exits in the same case, none exits before the city has checked
    constraint village_exit_one_end check (refusal is null or exited_on is null),
    constraint village_exit_order check (exited_on is null or (city_on is not null and report_no is not null and surveyed_on is not null)),
    constraint village_exit_reverted check (reverted_on is null or (exited_on is not null and revert_reason is not null))
);
create index village_exit_village on village_exit (village);

create table village_exit_score (
    case_number varchar(40) not null references village_exit (case_number),
    item        varchar(30) not null,
    points      integer     not null,
    primary key (case_number, item),
    constraint village_exit_score_points check (points >= 0)
);

create table village_exit_acceptance (
    case_number varchar(40)   not null references village_exit (case_number),
    role        varchar(40)   not null,
    qualified   boolean       not null,
    finding     varchar(1000) not null,
    accepted_on date          not null,
    accepted_by varchar(40)   not null,
    primary key (case_number, role)
);
