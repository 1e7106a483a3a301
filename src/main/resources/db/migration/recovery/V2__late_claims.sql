-- What comes to light after a case has ended is a case of its own, about the one that paid; once for each.
alter table recovery_claim add column about_case varchar(40) references case_file (number);
alter table recovery_claim add constraint recovery_claim_about_another check (about_case <> case_number);
create unique index recovery_claim_about on recovery_claim (about_case);
