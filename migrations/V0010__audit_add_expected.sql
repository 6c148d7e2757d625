-- What the database is expected to be, object by object, so that psql alone shows what was changed by hand.
set local role bmms_ctx_owner;

create table audit.expected (
  kind        text not null,
  object      text not null,
  definition  text not null,
  constraint expected_pkey primary key (kind, object)
);

comment on table audit.expected is 'What the version deployed last wants of each object that isolation rests on. Written by `bmms migrate`';
comment on column audit.expected.kind is 'What it is: table, policy, function, privilege, role …';
comment on column audit.expected.object is 'Which one';
comment on column audit.expected.definition is 'How it is expected to be, in one line';

reset role;
