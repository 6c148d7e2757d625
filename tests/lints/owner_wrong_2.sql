-- fires: owner_wrong - a function of the context belongs to the migrator
alter function ctx.refuse(text, text, text, text) owner to bmms_migrator;
