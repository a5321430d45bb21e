\set m random(1,100)
\set c random(1,1000)
\set e random(1,9000000000000000)
\set p random(1,500)
BEGIN;
INSERT INTO pt(merchant_id,event_id,customer_id,type,points,order_id) VALUES(:m,:e,:c,'earn',:p,:e) ON CONFLICT DO NOTHING;
UPDATE cu SET points_balance=points_balance+:p,total_earned=total_earned+:p WHERE merchant_id=:m AND customer_id=:c RETURNING points_balance;
INSERT INTO ob(merchant_id,payload) VALUES(:m, jsonb_build_object('c',:c::int,'p',:p::int,'e',:e::bigint));
COMMIT;
