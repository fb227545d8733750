-- Which events a digest lists, for the log of an event. In which version it tells of them is known to its mail while that is
-- on its way, and nobody asks for it here any more.
alter table notice_facts drop column facts_id;
