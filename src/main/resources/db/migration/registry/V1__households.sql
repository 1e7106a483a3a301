-- The register: households, members, yearly snapshots, status history.
-- Keys for prefix search (name_key, pinyin) are plain ASCII, so that ranges over them mean the same under every collation.

create sequence registry_id start with 1000 increment by 50;

create table registry_household (
    id                bigint primary key,
    area_code         varchar(14)  not null,
    village_code      varchar(12)  not null,
    household_no      varchar(20)  unique,
    address           varchar(200) not null,
    head_name         varchar(60)  not null,
    phone_sealed      bytea,
    phone_masked      varchar(20),
    bank_name         varchar(100),
    account_sealed    bytea,
    account_masked    varchar(40),
    account_lookup    varchar(64),
    martyr_family     boolean,
    only_child        boolean,
    two_daughters     boolean,
    status            varchar(10)  not null,
    standard          varchar(20),
    attribute         varchar(20),
    main_cause        varchar(20),
    other_cause_1     varchar(20),
    other_cause_2     varchar(20),
    identified_year   integer,
    split_from        bigint references registry_household (id),
    split_on          date,
    registered_cause  varchar(20)  not null,
    registered_on     date         not null,
    version           bigint       default 0 not null,
    constraint registry_household_status check (status in ('ORDINARY', 'POOR', 'EXITED', 'RELAPSED', 'REMOVED')),
    constraint registry_household_entered check (status = 'ORDINARY' or (household_no is not null and main_cause is not null)),
    constraint registry_household_split check (split_from is null or split_on is not null)
);
create index registry_household_area on registry_household (area_code, id);
create index registry_household_account on registry_household (account_lookup);
create index registry_household_split_from on registry_household (split_from);

create table registry_household_counter (
    village_code varchar(12) primary key,
    last_number  integer not null
);

create table registry_member (
    id                  bigint primary key,
    household_id        bigint       not null references registry_household (id),
    village_code        varchar(12)  not null,
    name                varchar(60)  not null,
    name_key            varchar(240) not null,
    pinyin              varchar(60)  not null,
    citizen_sealed      bytea        not null,
    citizen_masked      varchar(18)  not null,
    citizen_lookup      varchar(64)  not null,
    name_birth_lookup   varchar(64)  not null,
    active_lookup       varchar(64)  unique,
    head_of             bigint       unique,
    birth_date          date         not null,
    male                boolean      not null,
    relation            varchar(2)   not null,
    ethnic              varchar(20),
    political           varchar(2),
    education           varchar(2),
    in_school           varchar(2),
    dropout_reason      varchar(200),
    health              varchar(2),
    disability_type     varchar(20),
    disability_grade    varchar(2),
    labour              varchar(2),
    work_place          varchar(2),
    work_months         integer,
    mandarin            boolean,
    soldier             boolean,
    shares_budget       boolean      not null,
    basic_medical       boolean,
    serious_illness     boolean,
    pension             boolean,
    dibao               boolean,
    phone_sealed        bytea,
    phone_masked        varchar(20),
    joined_on           date         not null,
    joined_reason       varchar(2),
    left_on             date,
    left_reason         varchar(2),
    -- a person is in one active household: the look-up is set while active and empty afterwards
    constraint registry_member_active check ((left_on is null and active_lookup is not null) or (left_on is not null and active_lookup is null)),
    constraint registry_member_same_person check (active_lookup is null or active_lookup = citizen_lookup),
    constraint registry_member_head check (head_of is null or (head_of = household_id and left_on is null)),
    constraint registry_member_months check (work_months between 0 and 12)
);
create index registry_member_household on registry_member (household_id, id);
create index registry_member_citizen on registry_member (citizen_lookup);
create index registry_member_name_birth on registry_member (name_birth_lookup);
create index registry_member_name on registry_member (name_key, id);
create index registry_member_pinyin on registry_member (pinyin, id);
create index registry_member_village_name on registry_member (village_code, name_key, id);
create index registry_member_village_pinyin on registry_member (village_code, pinyin, id);

create table registry_snapshot (
    household_id        bigint      not null references registry_household (id),
    snapshot_year       integer     not null,
    source              varchar(20) not null,
    recorded_on         date        not null,
    members             integer     not null,
    wage_fen            bigint      not null,
    planting_fen        bigint      not null,
    forestry_fen        bigint      not null,
    breeding_fen        bigint      not null,
    other_operating_fen bigint      not null,
    dividend_fen        bigint      not null,
    other_property_fen  bigint      not null,
    in_kind_fen         bigint      not null,
    operating_cost_fen  bigint      not null,
    tax_fen             bigint      not null,
    medical_fen         bigint      not null,
    education_fen       bigint      not null,
    house_area          numeric(8, 2),
    house_structure     varchar(2),
    house_year          integer,
    house_grade         varchar(1),
    renovation_year     integer,
    water_safe          boolean,
    water_difficult     boolean,
    water_source        varchar(40),
    cultivated          numeric(10, 2),
    irrigated           numeric(10, 2),
    forest              numeric(10, 2),
    grain_for_green     numeric(10, 2),
    orchard             numeric(10, 2),
    pasture             numeric(10, 2),
    water_surface       numeric(10, 2),
    production_power    boolean,
    living_power        boolean,
    radio_tv            boolean,
    sanitary_toilet     boolean,
    fuel                varchar(2),
    road_distance       numeric(8, 2),
    entry_road          varchar(2),
    coop_member         boolean,
    lead_enterprise     boolean,
    entrepreneur_led    boolean,
    relocation_need     boolean,
    relocation_mode     varchar(2),
    relocation_settle   varchar(2),
    relocation_place    varchar(2),
    relocation_trouble  varchar(200),
    primary key (household_id, snapshot_year),
    constraint registry_snapshot_members check (members > 0)
);

create table registry_transfer (
    household_id  bigint     not null,
    snapshot_year integer    not null,
    code          varchar(4) not null,
    amount_fen    bigint     not null,
    primary key (household_id, snapshot_year, code),
    foreign key (household_id, snapshot_year) references registry_snapshot (household_id, snapshot_year) on delete cascade,
    constraint registry_transfer_amount check (amount_fen >= 0)
);

-- In and out of the register, each step with the case that caused it.
create table registry_status_change (
    id            bigint generated by default as identity primary key,
    household_id  bigint      not null references registry_household (id),
    from_status   varchar(10) not null,
    to_status     varchar(10) not null,
    case_number   varchar(40) not null,
    effective_on  date        not null,
    reason_code   varchar(40) not null,
    recorded_at   timestamp with time zone not null,
    recorded_by   varchar(40) not null,
    constraint registry_status_change_moves check (from_status <> to_status)
);
create index registry_status_change_household on registry_status_change (household_id, id);
