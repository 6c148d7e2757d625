-- Mail that goes out, as the login bmms_worker. See policies/mail.sql.

--: Letter(org_code?, org_name?)

--! compose : Letter
--- What goes into the mail of a job; no row if there is nothing to send.
select id, template, params, created_at, address, username, full_name, org_code, org_name
from mail.compose(:job_id, :worker);

--! add_link
--- The link the mail carries.
select true as done from mail.add_link(:job_id, :worker, :token_hash, make_interval(secs => :lifetime_secs::float8));

--! sent
--- The mail server took it; false if another worker has the job by now.
select mail.sent(:job_id, :worker) as done;
