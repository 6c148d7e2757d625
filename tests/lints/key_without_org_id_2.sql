-- fires: key_without_org_id - a unique index over all organizations, on an expression
create unique index goals_title_key on planning.goals (lower(title));
