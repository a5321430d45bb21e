-- The job that follows keys has the system role.
grant select (email_index), update (email_index) on platform_admins to ${service}_system;
