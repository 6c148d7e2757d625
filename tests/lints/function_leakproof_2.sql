-- fires: function_leakproof - a leakproof function of somebody else
alter function extensions.gbt_int4_consistent(internal, integer, smallint, oid, internal) owner to bmms_owner;
alter function extensions.gbt_int4_consistent(internal, integer, smallint, oid, internal) leakproof;
