-- When data keys follow each other, what is sealed is sealed anew by a job of the system role.
grant update (personal) on api_logs to ${service}_system;
