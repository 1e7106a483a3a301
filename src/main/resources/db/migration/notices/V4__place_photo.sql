-- No sheet hangs without a photo of the place where it hangs, kept as evidence of that sheet.
alter table evidence add constraint evidence_id_subject unique (id, subject);
alter table notice_sheet add column photo_evidence bigint;
alter table notice_sheet add column photo_subject varchar(80);
update notice_sheet set photo_subject = 'notice-sheet:' || id,
    photo_evidence = (select min(e.id) from evidence e where e.subject = 'notice-sheet:' || notice_sheet.id)
    where status not in ('DRAFT', 'DISCARDED');
alter table notice_sheet add constraint notice_sheet_photo_kept
    foreign key (photo_evidence, photo_subject) references evidence (id, subject);
alter table notice_sheet add constraint notice_sheet_photo check (status in ('DRAFT', 'DISCARDED')
    or (photo_evidence is not null and photo_subject is not null and photo_subject = 'notice-sheet:' || id));
-- What may hang holds no run of digits as long as a phone, an account or an id number.
alter table notice_line add constraint notice_line_public check (not regexp_like(head_name, '[0-9]{11}')
    and not regexp_like(group_name, '[0-9]{11}') and not regexp_like(category, '[0-9]{11}')
    and (period is null or not regexp_like(period, '[0-9]{11}')));
alter table notice_sheet add constraint notice_sheet_public check (not regexp_like(note, '[0-9]{11}'));
-- A village that stands on a sheet as a whole has more people than a household can.
alter table notice_line drop constraint notice_line_persons;
alter table notice_line add constraint notice_line_persons check (persons between 1 and 99
    or (group_name = '全村' and persons between 1 and 99999));
