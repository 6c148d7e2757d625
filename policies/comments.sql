-- The columns most tables share, and the policies by kind, each with one sentence. Everything else is commented where it is made.
set local role bmms_ctx_owner;

do $$
declare
  owner_name text;
  wanted record;
begin
  -- Only an owner may comment, so the sentences are set owner by owner; what already reads so is left alone.
  foreach owner_name in array array['bmms_owner', 'bmms_ctx_owner', 'bmms_workflow'] loop
    execute format('set local role %I', owner_name);

    for wanted in
      select format('%I.%I.%I', n.nspname, c.relname, a.attname) as object, said.sentence
      from (values
        ('org_id',         'The organization the row belongs to: a tenant. First in every key, and never changed'),
        ('id',             'Random identifier of the row; tells nothing about other rows'),
        ('status',         'Where the row stands; changed by its state machine alone'),
        ('created_by',     'Who made the row'),
        ('submitted_by',   'Who submitted it for approval; null unless submitted'),
        ('submitted_at',   'When it was submitted; null unless submitted'),
        ('approved_by',    'Who approved it: never who wrote or submitted it; null unless approved'),
        ('approved_at',    'When it was approved; null unless approved'),
        ('review_comment', 'Reason given when it was last sent back; empty once approved'),
        ('version',        'Counts the changes of the row; whoever changes it names the version seen'),
        ('created_at',     'When the row was made'),
        ('updated_at',     'When the row last changed')
      ) as said (column_name, sentence)
      join pg_attribute a on a.attname = said.column_name and a.attnum > 0 and not a.attisdropped
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
      join pg_namespace n on n.oid = c.relnamespace
      where c.relowner = owner_name::regrole and n.nspname !~ '^pg_'
        and col_description(c.oid, a.attnum) is distinct from said.sentence
    loop
      execute format('comment on column %s is %L', wanted.object, wanted.sentence);
    end loop;

    for wanted in
      select p.polname::text as name, format('%I.%I', n.nspname, c.relname) as object, said.sentence
      from (values
        ('wall',            'Isolation: only rows of the organization of the verified pass, whatever the doors say'),
        ('read',            'Door: which rows inside the wall a member may see'),
        ('insert',          'Door: who may add a row inside the wall'),
        ('update',          'Door: who may change a row inside the wall'),
        ('delete',          'Door: who may remove a row inside the wall'),
        ('workflow_read',   'Door of the state machines, which check the actor themselves'),
        ('workflow_insert', 'Door of the state machines, which check the actor themselves'),
        ('workflow_update', 'Door of the state machines, which check the actor themselves'),
        ('workflow_delete', 'Door of the state machines, which check the actor themselves'),
        ('oversight_read',  'Door of oversight, which reads across organizations and never writes'),
        ('report_read',     'Door of a reporting login, which reads the one organization its login is mapped to'),
        ('chain',           'Door of the audit functions, which append to every chain and verify it'),
        ('notify',          'Door of the functions that tell people something'),
        ('announce',        'Door of the functions that tell organizations their ceilings'),
        ('entry',           'Door of the context functions, which look organizations up before there is a context')
      ) as said (policy_name, sentence)
      join pg_policy p on p.polname = said.policy_name
      join pg_class c on c.oid = p.polrelid
      join pg_namespace n on n.oid = c.relnamespace
      where c.relowner = owner_name::regrole
        and obj_description(p.oid, 'pg_policy') is distinct from said.sentence
    loop
      execute format('comment on policy %I on %s is %L', wanted.name, wanted.object, wanted.sentence);
    end loop;
  end loop;
end
$$;

reset role;
