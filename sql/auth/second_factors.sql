-- The second factor, as the login bmms_accounts. See policies/auth_second_factors.sql.

--: SecondFactor(pending_secret?)

--! second_factor : SecondFactor
--- How the second factor of the person stands; no row if the session is not live.
select is_on, pending_secret, codes_left from auth.second_factor(:token_hash);

--! begin_second_factor
--- A secret for the person's app, not asked for yet; false if the session is not live.
select auth.begin_second_factor(:token_hash, :secret) as begun;

--! confirm_second_factor
--- Turns it on after the first right code, and gives the session another token; false if it is not live.
select auth.confirm_second_factor(:token_hash, :new_hash, :step, :code_hashes, :address::inet) as confirmed;

--! renew_recovery_codes
--- Other recovery codes; false if the session is not live.
select auth.renew_recovery_codes(:token_hash, :code_hashes, :address::inet) as renewed;

--! end_second_factor
--- Turns it off; false if the session is not live.
select auth.end_second_factor(:token_hash, :address::inet) as ended;
