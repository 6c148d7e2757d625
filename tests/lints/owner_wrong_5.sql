-- fires: owner_wrong - a new schema belongs to a superuser
create schema budgeting;
comment on schema budgeting is 'Budgets';
