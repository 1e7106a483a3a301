-- The household registration of a member, and how long somebody was away in the year.
alter table registry_member add column hukou varchar(2);
alter table registry_member add column hukou_of_village boolean;
alter table registry_member add column months_away integer;
alter table registry_member add column sends_money boolean;
alter table registry_member add constraint registry_member_away check (months_away between 0 and 12);
