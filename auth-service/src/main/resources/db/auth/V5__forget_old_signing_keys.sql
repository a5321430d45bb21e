-- A key that no living token was signed with is forgotten.
grant delete on signing_keys to ${service}_runtime;
