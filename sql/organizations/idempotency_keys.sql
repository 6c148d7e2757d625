-- Idempotency-Key headers: one request, one row, however often it is sent.

--! claim
--- Takes a key for the row about to be made; refuses one this person already used here.
select true as done from organizations.claim_idempotency_key(:org_id, :key, :fingerprint, :entity_id);

--! by_key
--- What the person's earlier request with this key was, and made.
select fingerprint, entity_id
from organizations.idempotency_keys
where org_id = :org_id and user_id = :user_id and key = :key;
