-- Samples are drawn by other processes too: they stand with the case files now.
insert into case_sample (tier, village, batch, seed, share, size_all, size_drawn, drawn_at)
select tier, village, batch, seed, share, size_all, size_drawn, drawn_at from identification_sample order by id;

insert into case_sampled (sample_id, case_number, drawn, visited_by, visited_on, visit_finding)
select n.id, d.case_number, d.drawn, d.visited_by, d.visited_on, d.visit_finding
from identification_sampled d
join identification_sample s on s.id = d.sample_id
join case_sample n on n.tier = s.tier and n.village = s.village and n.batch = s.batch;

drop table identification_sampled;
drop table identification_sample;
