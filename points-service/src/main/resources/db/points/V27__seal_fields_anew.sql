-- When data keys follow each other, what is sealed is sealed anew by a job of the system role.
grant select (merchant_id, customer_id, email, phone, first_name, last_name),
  update (email, phone, first_name, last_name) on customer_contacts to ${service}_system;
grant update (birthday) on birthdays to ${service}_system;
grant update (discount_code) on reward_redemptions to ${service}_system;
grant update (code) on reward_codes to ${service}_system;
grant update (secret) on reward_webhooks to ${service}_system;
