-- fires: rule_on_relation - deletions silently do nothing
create rule keep as on delete to planning.goals do instead nothing;
