-- The audit trail: who may read it, and the functions that alone append to it.
-- Hashes cover timestamps as text, so every function that makes or checks one pins the time zone;
-- row_security is pinned because the migrator, in whose session the triggers also fire, has it off.
set local role bmms_ctx_owner;

create or replace function audit.next_hash(p_previous bytea, p_seq bigint, p_entry jsonb)
returns bytea language sql immutable parallel safe set search_path = '' as $$
  select sha256(p_previous || int8send(p_seq) || convert_to(p_entry::text, 'UTF8'))
$$;
comment on function audit.next_hash(bytea, bigint, jsonb) is
  'A link of a chain: SHA-256 over the previous hash, the entry''s number and its content';

-- Holding the head's row until the end of the transaction is what keeps a chain without gaps. Change triggers are deferred
-- to the commit, so the head is the last lock a writer takes and two writers of one organization cannot deadlock on it.
create or replace function audit.lock_head(p_chain integer)
returns audit.chain_heads language plpgsql volatile set search_path = '' as $$
declare
  head audit.chain_heads;
begin
  insert into audit.chain_heads (chain, seq, hash) values (p_chain, 0, sha256(int4send(p_chain))) on conflict do nothing;
  select * into head from audit.chain_heads h where h.chain = p_chain for update;
  return head;
end
$$;
comment on function audit.lock_head(integer) is 'The newest link of a chain, locked until the transaction ends';

create or replace function audit.act_as(p_user_id uuid)
returns void language sql volatile set search_path = '' as $$
  select set_config('app.actor', p_user_id::text, true)
$$;
comment on function audit.act_as(uuid) is
  'Names who changes rows of organizations through the login bmms_accounts, which has proved the person''s session: for functions of that login';

create or replace function audit.append(
  p_org_id integer, p_action text, p_entity text, p_entity_id text, p_old jsonb, p_new jsonb)
returns void language plpgsql volatile set search_path = '' set timezone = 'UTC' as $$
declare
  head audit.chain_heads := audit.lock_head(p_org_id);
  entry audit.events;
begin
  entry.org_id := p_org_id;
  entry.seq := head.seq + 1;
  entry.at := clock_timestamp();
  -- Without a pass the change is a deployment's; with one that does not verify, nothing is written at all. The pass of a job
  -- is nobody's.
  entry.actor := case
    when coalesce(current_setting('app.pass', true), '') <> '' then nullif(ctx.user_id(), '00000000-0000-0000-0000-000000000000')
    when session_user = 'bmms_accounts' then nullif(current_setting('app.actor', true), '')::uuid end;
  entry.login := session_user;
  entry.xid := pg_catalog.pg_current_xact_id()::text::bigint;
  entry.action := p_action;
  entry.entity := p_entity;
  entry.entity_id := p_entity_id;
  entry.old_values := p_old;
  entry.new_values := p_new;
  entry.hash := audit.next_hash(head.hash, entry.seq, to_jsonb(entry) - 'hash');
  insert into audit.events select entry.*;
  update audit.chain_heads h set seq = entry.seq, hash = entry.hash where h.chain = p_org_id;
end
$$;
comment on function audit.append(integer, text, text, text, jsonb, jsonb) is 'Adds an entry to an organization''s chain';

create or replace function audit.append_platform(p_actor uuid, p_action text, p_address inet, p_details jsonb)
returns void language plpgsql volatile set search_path = '' set timezone = 'UTC' as $$
declare
  head audit.chain_heads := audit.lock_head(0);
  entry audit.platform_events;
begin
  entry.seq := head.seq + 1;
  entry.at := clock_timestamp();
  entry.actor := p_actor;
  entry.login := session_user;
  entry.action := p_action;
  entry.address := p_address;
  entry.details := p_details;
  entry.hash := audit.next_hash(head.hash, entry.seq, to_jsonb(entry) - 'hash');
  insert into audit.platform_events select entry.*;
  update audit.chain_heads h set seq = entry.seq, hash = entry.hash where h.chain = 0;
end
$$;
comment on function audit.append_platform(uuid, text, inet, jsonb) is
  'Adds an entry to the chain of what belongs to no organization';

create or replace function audit.record()
returns trigger language plpgsql volatile security definer set search_path = '' set timezone = 'UTC' set row_security = on as $$
declare
  before jsonb := to_jsonb(old) - 'updated_at';
  after jsonb := to_jsonb(new) - 'updated_at';
  row_key jsonb := coalesce(after, before);
begin
  -- The service always has a pass, and not only until its transaction ends: a change is not recorded without a person.
  if session_user in ('bmms_service', 'bmms_worker') then
    perform ctx.user_id();
  end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(n.key, n.value) into before, after
    from jsonb_each(before) o join jsonb_each(after) n on n.key = o.key
    where n.value <> o.value;
    if after is null then
      return null;
    end if;
  end if;
  perform audit.append(
    (row_key ->> 'org_id')::integer, lower(tg_op), tg_table_schema || '.' || tg_table_name,
    coalesce(row_key ->> 'id', row_key ->> 'user_id', row_key ->> 'login', row_key ->> 'org_id'), before, after);
  return null;
end
$$;
comment on function audit.record() is
  'Deferred trigger of every audited table: records the change when the transaction commits';

create or replace function audit.record_export(p_org_id integer, p_entity text, p_entity_id uuid, p_rows integer)
returns void language plpgsql volatile security definer set search_path = '' set timezone = 'UTC' set row_security = on as $$
begin
  if p_org_id is distinct from ctx.org_id() then
    perform ctx.refuse('BM404', 'no_such_organization');
  end if;
  if not exists (select from audit.table_classes t where t.table_name = p_entity and t.class = 'tenant')
     or not ctx.can(split_part(p_entity, '.', 1) || '.export') then
    perform ctx.refuse('BM403', 'not_permitted');
  end if;
  perform audit.append(
    p_org_id, 'export', p_entity, coalesce(p_entity_id::text, '*'), null,
    case when p_rows is not null then jsonb_build_object('rows', p_rows) end);
end
$$;
comment on function audit.record_export(integer, text, uuid, integer) is
  'Records that the member was handed rows of a table of the own organization as a file: those of one key, or a list (*)';

create or replace function audit.broken_links()
returns table (chain integer, seq bigint, problem text)
language sql stable security definer set search_path = '' set timezone = 'UTC' set row_security = on as $$
  with links as (
    select e.org_id as chain, e.seq, e.hash, to_jsonb(e) - 'hash' as entry from audit.events e
    union all
    select 0, p.seq, p.hash, to_jsonb(p) - 'hash' from audit.platform_events p
  ), checked as (
    select l.chain, l.seq, l.hash,
           l.seq - coalesce(lag(l.seq) over chain, 0) as step,
           audit.next_hash(coalesce(lag(l.hash) over chain, sha256(int4send(l.chain))), l.seq, l.entry) as expected
    from links l
    window chain as (partition by l.chain order by l.seq)
  )
  select c.chain, c.seq, case when c.step <> 1 then 'an entry before this one is missing' else 'the entry was altered' end
  from checked c
  where c.step <> 1 or c.hash <> c.expected
  union all
  select h.chain, h.seq, 'the newest entry is missing or altered'
  from audit.chain_heads h
  where h.seq > 0 and not exists (select from links l where l.chain = h.chain and l.seq = h.seq and l.hash = h.hash)
  order by 1, 2
$$;
comment on function audit.broken_links() is
  'Entries of the audit trail whose hash does not follow from the one before; no row means the trail is whole';

create or replace function audit.schema_version()
returns integer language sql stable security definer set search_path = '' set row_security = on as $$
  select max(h.version) from migrations.history h
$$;
comment on function audit.schema_version() is 'Number of the newest migration applied; the service compares it with the newest it knows';

alter table audit.events enable row level security;
alter table audit.events force row level security;
create policy wall on audit.events as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on audit.events for select to bmms_tenant
  using ((select ctx.can('audit.view')));
-- The owner appends to and verifies every chain. It has no login, and acts only inside the functions above.
create policy chain on audit.events for all to bmms_ctx_owner using (true) with check (true);

revoke all on all tables in schema audit
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
revoke all on all functions in schema audit
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
revoke all on audit.events, audit.platform_events from bmms_ctx_owner;
grant select, insert on audit.events, audit.platform_events to bmms_ctx_owner;
grant usage on schema audit to bmms_tenant, bmms_auditor, bmms_migrator, bmms_owner;
grant select on audit.events to bmms_tenant;
grant execute on function audit.record() to bmms_owner;
grant execute on function audit.record_export(integer, text, uuid, integer) to bmms_tenant;
grant execute on function audit.schema_version() to bmms_service, bmms_auditor, bmms_migrator;
grant execute on function audit.broken_links() to bmms_auditor, bmms_migrator;

reset role;
