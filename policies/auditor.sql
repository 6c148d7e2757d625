-- Auditors. By themselves they read catalogues and the views of audit, no row of a tenant. An auditor who must look into an
-- organization steps in, with a reason: the step is recorded in that organization's audit trail and in the platform's, and
-- only then comes a pass of five minutes, bound to the auditor's own login, which opens reading and nothing else.
set local role bmms_ctx_owner;

create or replace function audit.organizations()
returns table (org_id integer, code text, name text, is_active boolean)
language sql stable security definer set search_path = '' set row_security = on as $$
  select o.org_id, o.code, o.name, o.is_active from organizations.organizations o
$$;
comment on function audit.organizations() is 'The organizations by number, code and name, which are public';

create or replace function audit.people_who_may(p_code text, p_permission text)
returns table (role text, people bigint)
language sql stable security definer set search_path = '' set row_security = on as $$
  select e.role, count(*)
  from auth.users u
  cross join lateral ctx.entries(u.id, u.is_superuser) e
  where u.is_active and u.is_approved and e.code = upper(p_code) and p_permission = any (e.permissions)
  group by e.role
$$;
comment on function audit.people_who_may(text, text) is
  'How many people may do something in an organization, by role; who they are is on the pages of its admins';

create or replace function audit.step_in(p_code text, p_reason text)
returns table (org_id integer, pass text, expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' set timezone = 'UTC' set row_security = on as $$
declare
  reason text := btrim(coalesce(p_reason, ''));
  entered record;
  record_seq bigint;
begin
  if pg_is_in_recovery() then
    raise exception using errcode = '25006', message = 'this is a replica, where nothing can be recorded: step in on the primary';
  end if;
  if length(reason) not between 10 and 500 then
    raise exception using errcode = '22023', message = 'say why you step in, in 10 to 500 characters: the organization will read it';
  end if;
  if coalesce(current_setting('app.pass', true), '') <> '' then
    raise exception using errcode = '55000', message = 'you are in an organization already: end that transaction first';
  end if;
  select o.org_id, o.code into entered from audit.organizations() o where o.code = upper(p_code);
  if not found then
    raise exception using errcode = '22023', message = 'there is no such organization';
  end if;

  -- Until the transaction ends nobody else can write to the two trails: an auditor who falls asleep must not hold them.
  perform set_config('idle_in_transaction_session_timeout', '10s', true);
  org_id := entered.org_id;
  expires_at := now() + interval '5 minutes';
  -- The platform's chain first: whoever locks both takes the organization's last, as the triggers of a commit do.
  perform audit.append_platform(null, 'step_in', inet_client_addr(), jsonb_build_object('code', entered.code, 'reason', reason));
  perform audit.append(org_id, 'step_in', 'organizations.organizations', org_id::text, null,
    jsonb_build_object('reason', reason, 'until', expires_at));
  select h.seq into strict record_seq from audit.chain_heads h where h.chain = entered.org_id;

  pass := ctx.seal(org_id::text, '00000000-0000-0000-0000-000000000000', 'step_in:' || record_seq, expires_at, session_user);
  return next;
end
$$;
comment on function audit.step_in(text, text) is
  'Records that the auditor looks into an organization and why; then a pass that reads there for five minutes, once the record is committed';

create or replace function ctx.auditor_org_id()
returns integer language plpgsql stable security definer parallel restricted set search_path = '' set row_security = on as $$
declare
  said text[] := ctx.pass();
begin
  -- The record must be there and committed: rolled back with its transaction, or a savepoint of it, it takes the pass along.
  if not exists (
    select from audit.events e
    where e.org_id::text = said[3] and e.seq = substring(said[5] from '^step_in:([0-9]+)$')::bigint
      and e.action = 'step_in' and e.login = session_user
      and pg_catalog.pg_xact_status(e.xid::text::xid8) = 'committed') then
    raise exception using errcode = '28000', message = 'no record of stepping in';
  end if;
  return said[3]::integer;
end
$$;
comment on function ctx.auditor_org_id() is
  'The organization an auditor has stepped into, by a verified pass whose record is committed; otherwise error 28000';

create or replace function audit.count_rows(p_org_id integer, p_pass text)
returns table (table_name text, own_rows bigint, other_rows bigint)
language plpgsql volatile set search_path = '' as $$
begin
  perform set_config('app.org_id', p_org_id::text, true), set_config('app.pass', p_pass, true);
  for table_name in select r.object from audit.relations r where r.class = 'tenant' and r.kind in ('r', 'p') order by 1 loop
    execute format('select count(*) filter (where t.org_id = $1), count(*) filter (where t.org_id <> $1) from %s t', table_name)
      into own_rows, other_rows using p_org_id;
    return next;
  end loop;
  perform set_config('app.org_id', '', true), set_config('app.pass', '', true);
end
$$;
comment on function audit.count_rows(integer, text) is
  'For an auditor with a pass: the rows of every tenant table that are visible there, the organization''s and, of which there must be none, others''';

create or replace function audit.find_word(p_org_id integer, p_pass text, p_word text)
returns table (table_name text, column_name text, row_count bigint)
language plpgsql volatile set search_path = '' as $$
begin
  perform set_config('app.org_id', p_org_id::text, true), set_config('app.pass', p_pass, true);
  for table_name, column_name in
    select r.object, quote_ident(a.attname)
    from audit.relations r
    join pg_attribute a on a.attrelid = r.relation_id and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    -- Text, what is made of it, and documents.
    where r.class = 'tenant' and r.kind in ('r', 'p') and (t.typcategory in ('S', 'A') or t.typname in ('json', 'jsonb', 'xml'))
    order by 1, 2
  loop
    execute format('select count(*) from %s t where strpos(lower(t.%s::text), lower($1)) > 0', table_name, column_name)
      into row_count using p_word;
    if row_count > 0 then
      return next;
    end if;
  end loop;
  perform set_config('app.org_id', '', true), set_config('app.pass', '', true);
end
$$;
comment on function audit.find_word(integer, text, text) is
  'For an auditor with a pass: the text columns of tenant tables in which a word is visible there, and in how many rows';

revoke all on function
  audit.organizations(), audit.people_who_may(text, text), audit.step_in(text, text), ctx.auditor_org_id(),
  audit.count_rows(integer, text), audit.find_word(integer, text, text)
  from public;
grant execute on function
  audit.organizations(), audit.people_who_may(text, text), audit.step_in(text, text), ctx.auditor_org_id(),
  audit.count_rows(integer, text), audit.find_word(integer, text, text)
  to bmms_auditor;

reset role;

-- The same door in every tenant table, so that none is forgotten.
do $$
declare
  tenant record;
begin
  set local role bmms_ctx_owner;
  for tenant in
    select format('%I.%I', n.nspname, c.relname) as name, n.nspname, pg_get_userbyid(c.relowner) as owner
    from audit.table_classes k
    join pg_class c on c.relkind in ('r', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname || '.' || c.relname = k.table_name
    where k.class = 'tenant'
    order by 1
  loop
    execute format('set local role %I', tenant.owner);
    execute format('create policy auditor_read on %s for select to bmms_auditor using (org_id = (select ctx.auditor_org_id()))', tenant.name);
    execute format('comment on policy auditor_read on %s is %L', tenant.name,
      'Door of an auditor who has stepped into the organization, with a reason that is on record');
    execute format('grant usage on schema %I to bmms_auditor', tenant.nspname);
    execute format('grant select on %s to bmms_auditor', tenant.name);
  end loop;
  reset role;
end
$$;
