-- fires: owner_wrong - a new schema belongs to a superuser
create schema surveys;
comment on schema surveys is 'Surveys';
