-- fires: server_setting - the server runs as one that replays changes, so triggers are silent
set local session_replication_role = replica;
