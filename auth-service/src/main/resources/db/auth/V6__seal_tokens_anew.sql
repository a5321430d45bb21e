-- When data keys follow each other, what is sealed is sealed anew by a job of the system role.
grant update (api_token, refresh_token) on merchants to ${service}_system;
grant select (key_id, private_key), update (private_key) on signing_keys to ${service}_system;
