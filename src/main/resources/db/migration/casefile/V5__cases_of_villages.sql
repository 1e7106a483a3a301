-- A case is about a household, or about a whole village: then it has no household, and its area is the village.
alter table case_file alter column household_id drop not null;
alter table case_file add constraint case_file_subject check ((kind <> 'VILLAGE_EXIT' or household_id is null)
    and (household_id is not null or kind in ('VILLAGE_EXIT', 'OBJECTION')));
alter table case_file add constraint case_file_village check (household_id is not null or char_length(area) = 12);
