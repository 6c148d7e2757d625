-- Organizations: a tenant sees its own row only. Codes, switches and states belong to the platform.
set local role bmms_owner;

create or replace function organizations.guard()
returns trigger language plpgsql set search_path = '' as $$
begin
  if (new.enable_mana, new.enable_planning, new.enable_budgeting, new.enable_me, new.enable_coordination, new.enable_policies)
     is distinct from
     (old.enable_mana, old.enable_planning, old.enable_budgeting, old.enable_me, old.enable_coordination, old.enable_policies)
     and current_user = 'bmms_tenant' and not ctx.can('organization.switch') then
    perform ctx.refuse('BM403', 'organization_switch_platform_only');
  end if;
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end
$$;
comment on function organizations.guard() is 'Module switches are the platform operator''s alone; counts versions';

create or replace trigger guard before update on organizations.organizations
  for each row execute function organizations.guard();
drop trigger if exists audit on organizations.organizations;
create constraint trigger audit after insert or update or delete on organizations.organizations
  deferrable initially deferred for each row execute function audit.record();
create or replace trigger notify_revoked after update of is_active, enable_mana, enable_planning, enable_budgeting, enable_me,
    enable_coordination, enable_policies, require_second_factor or delete on organizations.organizations
  for each row execute function ctx.notify_revoked();

alter table organizations.organizations enable row level security;
alter table organizations.organizations force row level security;
create policy wall on organizations.organizations as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on organizations.organizations for select to bmms_tenant
  using ((select ctx.can('organization.view')));
create policy update on organizations.organizations for update to bmms_tenant
  using ((select ctx.can('organization.edit'))) with check ((select ctx.can('organization.edit')));
-- Minting a pass looks codes up before there is a context; loading the official list (policies/platform.sql) needs none.
create policy entry on organizations.organizations for all to bmms_ctx_owner using (true) with check (true);

alter table organizations.idempotency_keys enable row level security;
alter table organizations.idempotency_keys force row level security;
create policy wall on organizations.idempotency_keys as restrictive for all to bmms_tenant, bmms_workflow
  using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
create policy read on organizations.idempotency_keys for select to bmms_tenant
  using (user_id = (select ctx.user_id()));
create policy insert on organizations.idempotency_keys for insert to bmms_tenant
  with check (user_id = (select ctx.user_id()));

create or replace function organizations.claim_idempotency_key(p_org_id integer, p_key text, p_fingerprint bytea, p_entity_id uuid)
returns void language plpgsql volatile set search_path = '' as $$
begin
  -- A request in progress with the same key holds the row: this one waits for its end, or for the lock timeout.
  insert into organizations.idempotency_keys (org_id, user_id, key, fingerprint, entity_id)
  values (p_org_id, ctx.user_id(), p_key, p_fingerprint, p_entity_id)
  on conflict do nothing;
  if not found then
    perform ctx.refuse('BM409', 'idempotency_key_used');
  end if;
end
$$;
comment on function organizations.claim_idempotency_key(integer, text, bytea, uuid) is
  'Takes an Idempotency-Key for the row about to be made; refuses one this person already used';

revoke all on all tables in schema organizations
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
revoke all on all functions in schema organizations
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor;
grant usage on schema organizations to bmms_tenant, bmms_ctx_owner, bmms_auditor;
grant select on organizations.organizations to bmms_tenant;
grant select, insert (org_id, code, name, org_type, is_pilot, is_active, onboarding_date), references on organizations.organizations
  to bmms_ctx_owner;
grant update (name, acronym, org_type, mandate, powers, head_official, head_title, email, phone, website, address, logo,
  enable_mana, enable_planning, enable_budgeting, enable_me, enable_coordination, enable_policies, require_second_factor,
  is_active, is_pilot, onboarding_date, go_live_date)
  on organizations.organizations to bmms_ctx_owner;
grant update (name, acronym, mandate, powers, head_official, head_title, email, phone, website, address, logo,
  enable_mana, enable_planning, enable_budgeting, enable_me, enable_coordination, enable_policies, require_second_factor)
  on organizations.organizations to bmms_tenant;
grant execute on function organizations.claim_idempotency_key(integer, text, bytea, uuid) to bmms_tenant;
grant select, insert (org_id, user_id, key, fingerprint, entity_id) on organizations.idempotency_keys to bmms_tenant;

reset role;
