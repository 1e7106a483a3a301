-- What an exception rests on is an item of the same case.
alter table evidence add constraint evidence_id_case unique (id, case_number);
alter table identification_hit add constraint identification_hit_evidence_of_case
    foreign key (exception_evidence, case_number) references evidence (id, case_number);
