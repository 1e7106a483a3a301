create table housing_case (
    case_number     varchar(40)  not null primary key references case_file (number),
    household_id    bigint       not null references registry_household (id),
    area            varchar(14)  not null,
    address         varchar(200) not null,
    built_year      integer,
    structure       varchar(2),
    house_m2        numeric(7, 2),
    land_cert       varchar(60),
    sole_dwelling   boolean      not null,
    proven          boolean      not null,
    plan            varchar(20)  not null,
    statement       varchar(1000) not null,
    opened_on       date         not null,
    category        varchar(20)  not null,
    persons         integer      not null,
    grade           varchar(1),
    lived_in        boolean      default false not null,
    shelter_case    varchar(40)  references case_file (number),
    method          varchar(20),
    subsidy_class   varchar(20),
    amount_fen      bigint,
    approved_on     date,
    agreed_m2       numeric(7, 2),
    floor_m2        numeric(7, 2),
    cap_m2          numeric(7, 2),
    agreed_on       date,
    start_by        date,
    finish_by       date,
    builder         varchar(60),
    started_on      date,
    completed_on    date,
    demolished      boolean      default false not null,
    acceptance_rounds integer    default 0 not null,
    built_m2        numeric(7, 2),
    quality         varchar(1),
    toilet          boolean,
    accepted_on     date,
    closed_on       date,
    refusal         varchar(20),
    refusal_reason  varchar(2000),
    refused_on      date,
    delivered_on    date,
    delivery        varchar(20),
    cancel_reason   varchar(1000),
    cancelled_on    date,
    constraint housing_case_whose unique (case_number, household_id),
    constraint housing_case_plan check (plan in ('REPAIR', 'REBUILD', 'NEW_SITE', 'BUY', 'SHARED_HOUSE')),
    constraint housing_case_method check (method in ('REPAIR', 'REBUILD', 'NEW_SITE', 'BUY', 'SHARED_HOUSE')),
    constraint housing_case_category check (category in ('WUBAO', 'DIBAO', 'DISABLED', 'POOR', 'OTHER')),
    constraint housing_case_persons check (persons between 1 and 99),
    constraint housing_case_grade check (grade in ('A', 'B', 'C', 'D')),
    -- only a dangerous house is renovated: C is repaired, D is not
    constraint housing_case_method_fits check (method is null
        or (grade is not null and ((grade = 'C' and method = 'REPAIR') or (grade = 'D' and method <> 'REPAIR')))),
    constraint housing_case_class check (subsidy_class in ('D_POOR', 'D_OTHER', 'C')),
    constraint housing_case_amount check (amount_fen is null or amount_fen > 0),
    constraint housing_case_approved check (approved_on is null
        or (amount_fen is not null and method is not null and subsidy_class is not null)),
    constraint housing_case_agreed check ((agreed_on is null) = (agreed_m2 is null)
        and (agreed_on is null or (approved_on is not null and agreed_on >= approved_on and finish_by > start_by))),
    -- a repaired house has no limits of area
    constraint housing_case_limits check ((floor_m2 is null) = (cap_m2 is null)
        and (agreed_m2 is null or (method = 'REPAIR' and cap_m2 is null)
            or (method <> 'REPAIR' and cap_m2 is not null and agreed_m2 between floor_m2 and cap_m2))),
    constraint housing_case_started check (started_on is null or agreed_on is not null),
    constraint housing_case_completed check (completed_on is null or (started_on is not null and completed_on >= started_on)),
    constraint housing_case_demolished check (completed_on is null or method <> 'REBUILD' or demolished),
    constraint housing_case_quality check (quality in ('A', 'B')),
    -- above the agreed standard there is no acceptance
    constraint housing_case_accepted check (accepted_on is null or (completed_on is not null and quality is not null
        and built_m2 is not null and (cap_m2 is null or built_m2 between floor_m2 and cap_m2))),
    constraint housing_case_refusal check (refusal in
        ('NOT_ELIGIBLE', 'BY_VOTE', 'BY_TOWNSHIP', 'BY_COUNTY', 'OBJECTION')),
    constraint housing_case_reason check ((refusal is null) = (refusal_reason is null)),
    constraint housing_case_one_end check (refusal is null or (accepted_on is null and cancelled_on is null)),
    constraint housing_case_safe check (closed_on is null or (accepted_on is not null and cancelled_on is null))
);
create index housing_case_household on housing_case (household_id);

-- An appraisal of the parts of the house; the second is final.
create table housing_appraisal (
    case_number  varchar(40) not null references housing_case (case_number),
    appraisal_round integer  not null,
    no_house     boolean     not null,
    foundation   varchar(1)  not null,
    walls        varchar(1)  not null,
    columns_grade varchar(1) not null,
    beams        varchar(1)  not null,
    roof         varchar(1)  not null,
    lived_in     boolean     not null,
    report_no    varchar(60) not null,
    appraiser    varchar(60) not null,
    findings     varchar(1000) not null,
    appraised_on date        not null,
    recorded_by  varchar(40) not null,
    grade        varchar(1),
    wish_reason  varchar(500),
    primary key (case_number, appraisal_round),
    constraint housing_appraisal_twice check (appraisal_round in (1, 2)),
    constraint housing_appraisal_report unique (report_no),
    constraint housing_appraisal_parts check (foundation in ('A', 'B', 'C', 'D') and walls in ('A', 'B', 'C', 'D')
        and columns_grade in ('A', 'B', 'C', 'D') and beams in ('A', 'B', 'C', 'D') and roof in ('A', 'B', 'C', 'D')),
    constraint housing_appraisal_grade check (grade in ('A', 'B', 'C', 'D'))
);

-- The county's places of a year. The number of places comes down to each row taken, so that no number of people who
-- approve at once can take more of them than there are.
create table housing_quota (
    quota_year integer not null primary key,
    places     integer not null,
    constraint housing_quota_size unique (quota_year, places),
    constraint housing_quota_places check (places >= 0)
);

-- One row a year from the start, so that whoever approves finds a row to lock; the number comes from the policy.
insert into housing_quota (quota_year, places) values
    (2015, 0), (2016, 0), (2017, 0), (2018, 0), (2019, 0), (2020, 0), (2021, 0), (2022, 0), (2023, 0), (2024, 0),
    (2025, 0), (2026, 0), (2027, 0), (2028, 0), (2029, 0), (2030, 0), (2031, 0), (2032, 0), (2033, 0), (2034, 0),
    (2035, 0), (2036, 0), (2037, 0), (2038, 0), (2039, 0), (2040, 0), (2041, 0), (2042, 0), (2043, 0), (2044, 0),
    (2045, 0), (2046, 0), (2047, 0), (2048, 0), (2049, 0), (2050, 0), (2051, 0), (2052, 0), (2053, 0), (2054, 0);

create table housing_place (
    quota_year  integer     not null,
    place_no    integer     not null,
    places      integer     not null,
    case_number varchar(40) not null unique references housing_case (case_number),
    taken_on    date        not null,
    primary key (quota_year, place_no),
    constraint housing_place_of_year foreign key (quota_year, places)
        references housing_quota (quota_year, places) on update cascade,
    constraint housing_place_exists check (place_no between 1 and places)
);

create table housing_inspection (
    id           bigint generated by default as identity primary key,
    case_number  varchar(40) not null references housing_case (case_number),
    stage        varchar(12) not null,
    stage_round  integer     not null,
    passed       boolean     not null,
    findings     varchar(1000) not null,
    inspected_on date        not null,
    inspected_by varchar(40) not null,
    unique (case_number, stage, stage_round),
    constraint housing_inspection_stage check (stage in ('FOUNDATION', 'STRUCTURE', 'FINISH'))
);

-- What each of the three parties said when a house was accepted.
create table housing_acceptance (
    case_number varchar(40) not null references housing_case (case_number),
    acceptance_round integer not null,
    party       varchar(10) not null,
    agreed      boolean     not null,
    reason      varchar(1000),
    accepted_by varchar(40) not null,
    said_on     date        not null,
    built_m2    numeric(7, 2),
    quality     varchar(1),
    toilet      boolean,
    primary key (case_number, acceptance_round, party),
    constraint housing_acceptance_party check (party in ('VILLAGE', 'TOWNSHIP', 'COUNTY')),
    constraint housing_acceptance_reason check (agreed or reason is not null),
    constraint housing_acceptance_measured check ((party = 'COUNTY') = (built_m2 is not null)),
    constraint housing_acceptance_quality check (quality in ('A', 'B') or quality is null)
);
