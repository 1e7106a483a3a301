-- A review that finds a household missing from the register begins an identification.
alter table identification_case drop constraint identification_origin;
alter table identification_case add constraint identification_origin
    check (origin in ('APPLICATION', 'FOUND', 'CAMPAIGN', 'REEXAMINATION', 'REVIEW'));
