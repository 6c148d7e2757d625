-- Making people, and the links with which they set a password: what the functions for members, registrations, commands and
-- mail share. Nothing here is for a run-time role by itself.
set local role bmms_ctx_owner;

create or replace function auth.free_username(p_email text)
returns text language sql stable set search_path = '' as $$
  -- The part before @, with what a username cannot hold left out; the first number that makes it free.
  select wanted.name || coalesce(nullif(n, 1)::text, '')
  from (select coalesce(nullif(left(regexp_replace(split_part(p_email, '@', 1), '[^A-Za-z0-9_.+-]', '', 'g'), 140), ''), 'user') as name) wanted
  cross join generate_series(1, 10000) as n
  where not exists (select from auth.users u where lower(u.username) = lower(wanted.name || coalesce(nullif(n, 1)::text, '')))
  order by n
  limit 1
$$;
comment on function auth.free_username(text) is 'A sign-in name made of a mail address that nobody has: ali, ali2, …';

create or replace function auth.lock_people()
returns void language plpgsql volatile set search_path = '' as $$
begin
  -- Of this table and not of people themselves: everybody else goes on signing in.
  lock table auth.registrations in share row exclusive mode;
end
$$;
comment on function auth.lock_people() is
  'Until the transaction ends nobody else makes people or decides about them: two made at once take their names one after the other';

create or replace function auth.add_person(
  p_username text, p_email text, p_first_name text, p_last_name text, p_contact_number text, p_user_type text,
  p_password_hash text, p_must_change_password boolean, p_is_approved boolean)
returns uuid language plpgsql volatile set search_path = '' as $$
declare
  person uuid;
begin
  perform auth.lock_people();
  if exists (select from auth.users u where lower(u.username) = lower(p_username)) then
    perform ctx.refuse('BM422', 'username_taken', 'username');
  end if;
  if exists (select from auth.users u where lower(u.email) = lower(p_email)) then
    perform ctx.refuse('BM422', 'email_taken', 'email');
  end if;
  insert into auth.users (
    username, email, first_name, last_name, contact_number, user_type, password_hash, must_change_password, is_approved, approved_at)
  values (
    coalesce(p_username, auth.free_username(p_email)), p_email, p_first_name, p_last_name, p_contact_number, p_user_type,
    p_password_hash, p_must_change_password, p_is_approved, case when p_is_approved then now() end)
  returning id into person;
  return person;
end
$$;
comment on function auth.add_person(text, text, text, text, text, text, text, boolean, boolean) is
  'A new person; without a username, one made of the mail address. BM422 username_taken, email_taken';

create or replace function auth.add_link(p_user_id uuid, p_purpose text, p_token_hash bytea, p_lifetime interval)
returns void language sql volatile security definer set search_path = '' set row_security = on as $$
  insert into auth.links (user_id, purpose, token_hash, expires_at) values (p_user_id, p_purpose, p_token_hash, now() + p_lifetime)
$$;
comment on function auth.add_link(uuid, text, bytea, interval) is 'A link with which a person sets a password, once';

create or replace function auth.within_limit(p_action text, p_subject text, p_limit integer, p_span interval)
returns boolean language plpgsql volatile set search_path = '' as $$
declare
  so_far integer := auth.count_up(p_action, p_subject, p_span);
begin
  perform auth.sweep();
  return so_far <= p_limit;
end
$$;
comment on function auth.within_limit(text, text, integer, interval) is
  'Counts one more of an action by a subject; false beyond the limit within a span, which begins with the first. At most a day';

create or replace function auth.require_personal_data(p_email text, p_first_name text, p_last_name text, p_contact_number text)
returns void language plpgsql stable set search_path = '' as $$
begin
  if (btrim(p_email) ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and length(p_email) <= 254) is not true then
    perform ctx.refuse('BM422', 'users_email_format', 'email');
  end if;
  if (btrim(p_first_name) <> '' and length(p_first_name) <= 150) is not true then
    perform ctx.refuse('BM422', 'users_first_name_present', 'first_name');
  end if;
  if (btrim(p_last_name) <> '' and length(p_last_name) <= 150) is not true then
    perform ctx.refuse('BM422', 'users_last_name_present', 'last_name');
  end if;
  if (p_contact_number ~ '^[0-9+() -]{0,20}$') is not true then
    perform ctx.refuse('BM422', 'users_contact_number_format', 'contact_number');
  end if;
end
$$;
comment on function auth.require_personal_data(text, text, text, text) is
  'Refuses what cannot be the mail address, the names and the telephone number (which may be empty) of a person';

revoke all on function
  auth.free_username(text),
  auth.lock_people(),
  auth.add_person(text, text, text, text, text, text, text, boolean, boolean),
  auth.add_link(uuid, text, bytea, interval),
  auth.within_limit(text, text, integer, interval),
  auth.require_personal_data(text, text, text, text)
  from public, bmms_service, bmms_tenant, bmms_workflow, bmms_accounts, bmms_worker, bmms_oversight, bmms_report, bmms_auditor, bmms_migrator;
grant execute on function auth.add_link(uuid, text, bytea, interval) to bmms_migrator;

reset role;
