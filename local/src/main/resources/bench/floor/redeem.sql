\set m random(1,100)
\set c random(1,1000)
\set e random(1,9000000000000000)
\set over random(1,100)
\set asks_too_much :over = 1
BEGIN;
\if :asks_too_much
UPDATE cu SET points_balance=points_balance-9000000000 WHERE merchant_id=:m AND customer_id=:c AND points_balance>=9000000000;
\else
UPDATE cu SET points_balance=points_balance-5 WHERE merchant_id=:m AND customer_id=:c AND points_balance>=5;
INSERT INTO pt(merchant_id,event_id,customer_id,type,points,order_id) VALUES(:m,:e,:c,'redeem',5,:e) ON CONFLICT DO NOTHING;
INSERT INTO ob(merchant_id,payload) VALUES(:m, jsonb_build_object('c',:c::int,'p',5,'e',:e::bigint));
\endif
COMMIT;
