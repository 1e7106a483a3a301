-- An exception to a VETO hit rests on evidence, and the days on which it was proposed and answered are part of the record.
alter table identification_hit add column exception_evidence bigint;
alter table identification_hit add column concluded_on date;
alter table identification_hit add column confirmed_on date;
alter table identification_hit add constraint identification_hit_evidence
    check (exception_code is null or exception_evidence is not null);
