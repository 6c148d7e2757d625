-- fires: key_without_org_id - titles are unique across organizations
alter table planning.goals add constraint goals_title_key unique (title);
