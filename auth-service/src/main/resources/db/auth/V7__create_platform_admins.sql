-- Whoever runs the platform. They belong to no merchant, so no row policy stands before them: only auth reads these tables,
-- and its contract lets nobody but platform admins ask for what is in them.
create table platform_admins (
  admin_id text primary key,
  email bytea not null,
  email_index bytea not null unique,
  role text not null check (role in ('support', 'operator', 'owner')),
  password_hash text,
  totp_secret bytea,
  -- The last time step of which a code was used; an earlier one, or the same again, is refused.
  totp_step bigint not null default 0,
  tries int not null default 0,
  locked_until timestamptz,
  invitation_id text unique,
  invitation_digest bytea,
  invitation_expires_at timestamptz,
  invited_at timestamptz not null,
  enrolled_at timestamptz,
  disabled_at timestamptz,
  check (enrolled_at is null or (password_hash is not null and totp_secret is not null))
);
grant select, insert, update on platform_admins to ${service}_runtime;
-- When data keys follow each other, what is sealed is sealed anew by a job of the system role.
grant select (admin_id, email, totp_secret), update (email, totp_secret) on platform_admins to ${service}_system;

create table admin_sessions (
  session_id text primary key,
  admin_id text not null references platform_admins,
  secret_digest bytea not null,
  device text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index idx_admin_sessions_live on admin_sessions (admin_id, created_at) where ended_at is null;
grant select, insert, update on admin_sessions to ${service}_runtime;

-- What happened to admins' accounts. It is only ever added to.
create table admin_log (
  entry_id text primary key,
  admin_id text not null references platform_admins,
  action text not null check (action in
    ('invited', 'enrolled', 'signed_in', 'refused', 'locked', 'changed', 'disabled', 'password_changed', 'session_ended')),
  actor text not null,
  at timestamptz not null
);
grant select, insert on admin_log to ${service}_runtime;
