-- fires: function_public - everybody may call it
grant execute on function planning.today() to public;
