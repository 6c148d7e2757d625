-- fires: drift - the list of what is expected was itself edited
update audit.expected set definition = 'member' where kind = 'role' and object = 'bmms_service';
