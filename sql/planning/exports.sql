-- What left the system as a file.

--! record (entity_id?, row_count?)
--- Records that a member was handed rows of a table: one row and what hangs under it, or a list.
select true as done from audit.record_export(:org_id, :entity, :entity_id, :row_count);
