-- What the shop knows: objects in the shape in which the platform tells of them, and what it has sent and received.
create sequence object_ids start with 820982911946154508;
create sequence order_numbers start with 1001;

create table objects (
  kind text not null,
  object_id bigint not null,
  body text not null,
  updated_at timestamptz not null,
  primary key (kind, object_id)
);

create table deliveries (
  delivery_id bigint generated always as identity primary key,
  webhook_id text not null,
  event_id text not null,
  topic text not null,
  body text not null,
  triggered_at timestamptz not null,
  tries int not null,
  next_try_at timestamptz not null,
  status text not null check (status in ('waiting', 'delivered', 'given_up')),
  last_answer text not null
);
create index deliveries_waiting on deliveries (next_try_at) where status = 'waiting';

create table access_tokens (
  token text primary key,
  kind text not null check (kind in ('access', 'refresh')),
  expires_at timestamptz not null,
  live boolean not null
);

create table mails (
  message_id text primary key,
  recipient text not null,
  subject text not null,
  html text not null,
  plain text not null,
  custom_args text not null,
  received_at timestamptz not null
);
create index mails_recipient on mails (recipient, received_at desc);

create table tracked_events (
  uuid text primary key,
  event text not null,
  body text not null,
  received_at timestamptz not null
);
