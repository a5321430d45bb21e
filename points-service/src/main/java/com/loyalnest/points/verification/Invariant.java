package com.loyalnest.points.verification;

import java.util.List;

/// Something that holds for every merchant's ledger at every moment.
///
/// @param name a sentence
/// @param violations a query for the rows that break it: merchant, what is concerned, what is wrong
record Invariant(String name, String violations) {
  /// From the plainest to the most entangled, so that the first broken one is nearest to the cause.
  static final List<Invariant> ALL =
      List.of(
          new Invariant(
              "nothing an account holds is negative, and debt stands only beside an empty balance",
              """
              select merchant_id, 'account ' || customer_id,
                     format('available %s, pending %s, debt %s', points_balance, points_pending, points_debt)
              from customers
              where points_balance < 0 or points_pending < 0 or points_debt < 0
                 or (points_debt > 0 and points_balance > 0)
              """),
          new Invariant(
              "no lot holds less than nothing or more than it was opened with",
              """
              select merchant_id, 'lot ' || lot_id, format('%s of %s', remaining, points)
              from points_lots where remaining < 0 or remaining > points
              """),
          new Invariant(
              "one effect per key",
              """
              select merchant_id, 'effect ' || effect_key, format('%s transactions', count(*))
              from points_transactions group by merchant_id, effect_key having count(*) > 1
              """),
          new Invariant(
              "every transaction and lot belongs to an account",
              """
              select merchant_id, kind || ' ' || id, 'no account ' || customer_id
              from (select merchant_id, customer_id, 'transaction' as kind, transaction_id as id from points_transactions
                    union all select merchant_id, customer_id, 'lot', lot_id from points_lots) x
              where not exists (select from customers c
                where c.merchant_id = x.merchant_id and c.customer_id = x.customer_id)
              """),
          new Invariant(
              "every taking names a lot and a transaction of its account",
              """
              select k.merchant_id, 'taking of ' || k.transaction_id, 'from lot ' || k.lot_id
              from points_takings k
              where not exists (select from points_lots l where l.merchant_id = k.merchant_id
                  and l.customer_id = k.customer_id and l.lot_id = k.lot_id)
                or not exists (select from points_transactions t where t.merchant_id = k.merchant_id
                  and t.customer_id = k.customer_id and t.transaction_id = k.transaction_id)
              """),
          new Invariant(
              "every credit opened one lot of its size unless it went back into others, and every lot was opened by a credit",
              """
              select coalesce(t.merchant_id, l.merchant_id), 'lot ' || coalesce(t.transaction_id, l.lot_id),
                     format('credit %s, lot %s', coalesce(t.points::text, 'missing'), coalesce(l.points::text, 'missing'))
              from (select * from points_transactions where direction = 1 and (type <> 'restore' or source = 'expiry')) t
              full join points_lots l on l.merchant_id = t.merchant_id and l.customer_id = t.customer_id
                and l.lot_id = t.transaction_id
              where t.points is distinct from l.points
              """),
          new Invariant(
              "every debit is its takings from lots plus the debt it opened; a credit takes only to repay debt",
              """
              select t.merchant_id, 'transaction ' || t.transaction_id,
                     format('%s points, %s of debt, %s taken', t.points, t.debt_points, coalesce(k.points, 0))
              from points_transactions t
              left join (select merchant_id, customer_id, transaction_id, sum(points) as points from points_takings
                         group by merchant_id, customer_id, transaction_id) k
                on k.merchant_id = t.merchant_id and k.customer_id = t.customer_id and k.transaction_id = t.transaction_id
              where coalesce(k.points, 0) <> case t.direction when 1 then t.debt_points else t.points - t.debt_points end
              """),
          new Invariant(
              "every release ended the hold of one lot, with no more than was in it",
              """
              select r.merchant_id, 'release of lot ' || r.lot_id,
                     format('%s points, lot of %s, pending: %s', r.points, coalesce(l.points::text, 'missing'), l.pending)
              from points_releases r
              left join points_lots l on l.merchant_id = r.merchant_id and l.customer_id = r.customer_id
                and l.lot_id = r.lot_id
              where l.lot_id is null or l.pending or r.points > l.points
              """),
          new Invariant(
              "every restoring credit is its returns to lots, and nothing else returns points",
              """
              select coalesce(t.merchant_id, r.merchant_id), 'transaction ' || coalesce(t.transaction_id, r.transaction_id),
                     format('restored %s, returned %s', coalesce(t.points, 0), coalesce(r.points, 0))
              from (select * from points_transactions where type = 'restore' and source <> 'expiry' and direction = 1) t
              full join (select merchant_id, customer_id, transaction_id, sum(points) as points from points_returns
                         group by merchant_id, customer_id, transaction_id) r
                on r.merchant_id = t.merchant_id and r.customer_id = t.customer_id
                  and r.transaction_id = t.transaction_id
              where coalesce(t.points, 0) <> coalesce(r.points, 0)
              """),
          new Invariant(
              "every redeeming transaction has its redemption, and every redemption its transaction",
              """
              select coalesce(t.merchant_id, r.merchant_id), 'redemption ' || coalesce(r.redemption_id, 'missing'),
                     format('transaction %s of %s, cost %s', t.transaction_id, t.points, r.points_cost)
              from (select * from points_transactions where type = 'redeem') t
              full join reward_redemptions r on r.merchant_id = t.merchant_id and r.customer_id = t.customer_id
                and r.redeem_transaction_id = t.transaction_id
              where t.points is distinct from r.points_cost
              """),
          new Invariant(
              "a redemption that was refused or cancelled has its restoring transaction, and no other has one",
              """
              select r.merchant_id, 'redemption ' || r.redemption_id,
                     format('%s, cost %s, restored %s', r.status, r.points_cost, coalesce(t.points::text, 'nothing'))
              from reward_redemptions r
              left join points_transactions t on t.merchant_id = r.merchant_id and t.customer_id = r.customer_id
                and t.transaction_id = r.restore_transaction_id and t.type = 'restore'
              where case when r.status in ('refused', 'cancelled') then t.points is distinct from r.points_cost
                         else t.points is not null or r.restore_transaction_id is not null end
              """),
          new Invariant(
              "what refunds brought back of a redemption is what the ledger says, and never more than it took",
              """
              select coalesce(r.merchant_id, t.merchant_id), 'redemption ' || coalesce(r.redemption_id, t.redemption_id),
                     format('%s of %s back, transactions %s', r.returned, r.points_cost, coalesce(t.points, 0))
              from (select * from reward_redemptions where returned > 0 or return_count > 0) r
              full join (select merchant_id, split_part(effect_key, '/', 2) as redemption_id,
                           sum(direction * points) as points
                         from points_transactions where type = 'restore' and source = 'refund' group by 1, 2) t
                on t.merchant_id = r.merchant_id and t.redemption_id = r.redemption_id
              where coalesce(r.returned, 0) <> coalesce(t.points, 0) or r.returned > r.points_cost
                 or r.status <> 'used' or r.redemption_id is null
              """),
          new Invariant(
              "an order forgives no more than its adjustments say",
              """
              select o.merchant_id, 'order ' || o.order_id,
                     format('forgiven %s, transactions %s', o.forgiven, coalesce(t.points, 0))
              from orders o
              left join (select merchant_id, platform, order_id, sum(direction * points) as points
                         from points_transactions where type = 'adjust' and source = 'forgiveness'
                         group by merchant_id, platform, order_id) t
                on t.merchant_id = o.merchant_id and t.platform = o.platform and t.order_id = o.order_id
              where o.forgiven > coalesce(t.points, 0)
              """),
          new Invariant(
              "a reward counts the redemptions that stand",
              """
              select w.merchant_id, 'reward ' || w.reward_id, format('counts %s, %s stand', w.redeemed, count(r.reward_id))
              from rewards w
              left join reward_redemptions r on r.merchant_id = w.merchant_id and r.reward_id = w.reward_id
                and r.status not in ('refused', 'cancelled')
              group by w.merchant_id, w.reward_id, w.redeemed having w.redeemed <> count(r.reward_id)
              """),
          new Invariant(
              "every deed that gave points has its transaction, and every transaction for a deed its decision",
              """
              select coalesce(t.merchant_id, d.merchant_id), format('deed %s %s', coalesce(d.activity, t.source), d.deed_key),
                     format('transaction %s of %s, decided %s', coalesce(t.transaction_id, d.transaction_id),
                       coalesce(t.points::text, 'nothing'), coalesce(d.points::text, 'nothing'))
              from (select * from points_transactions where effect_key like 'activity/%') t
              full join (select * from activity_decisions where points > 0) d on d.merchant_id = t.merchant_id
                and d.customer_id = t.customer_id and d.transaction_id = t.transaction_id
              where t.points is distinct from d.points or t.source is distinct from d.activity
              """),
          new Invariant(
              "what a customer's goals give by the newest decision is what the ledger holds of them",
              """
              select coalesce(d.merchant_id, t.merchant_id), 'goals of ' || coalesce(d.customer_id, t.customer_id),
                     format('decided %s, ledger %s', coalesce(d.points, 0), coalesce(t.points, 0))
              from (select distinct on (merchant_id, customer_id) merchant_id, customer_id, points from goal_decisions
                    order by merchant_id, customer_id, revision desc) d
              full join (select merchant_id, customer_id, sum(direction * points) as points from points_transactions
                         where source = 'goal_spend' group by merchant_id, customer_id) t
                on t.merchant_id = d.merchant_id and t.customer_id = d.customer_id
              where coalesce(d.points, 0) <> coalesce(t.points, 0)
              """),
          new Invariant(
              "every lot holds what its takings and the debt paid at its release left of it, and what was returned",
              """
              select l.merchant_id, 'lot ' || l.lot_id,
                     format('%s of %s, %s taken, %s of debt paid', l.remaining, l.points, coalesce(k.points, 0),
                       coalesce(r.debt_points, 0))
              from points_lots l
              left join (select merchant_id, customer_id, lot_id, sum(points) as points
                         from (select merchant_id, customer_id, lot_id, points from points_takings
                               union all select merchant_id, customer_id, lot_id, -points from points_returns) x
                         group by merchant_id, customer_id, lot_id) k
                on k.merchant_id = l.merchant_id and k.customer_id = l.customer_id and k.lot_id = l.lot_id
              left join points_releases r
                on r.merchant_id = l.merchant_id and r.customer_id = l.customer_id and r.lot_id = l.lot_id
              where l.remaining <> l.points - coalesce(k.points, 0) - coalesce(r.debt_points, 0)
              """),
          new Invariant(
              "available and pending points are what is left in the account's lots",
              """
              select c.merchant_id, 'account ' || c.customer_id,
                     format('available %s, pending %s, in lots %s and %s', c.points_balance, c.points_pending,
                       coalesce(l.available, 0), coalesce(l.pending, 0))
              from customers c
              left join (select merchant_id, customer_id, sum(remaining) filter (where not pending) as available,
                           sum(remaining) filter (where pending) as pending
                         from points_lots group by merchant_id, customer_id) l
                on l.merchant_id = c.merchant_id and l.customer_id = c.customer_id
              where c.points_balance <> coalesce(l.available, 0) or c.points_pending <> coalesce(l.pending, 0)
              """),
          new Invariant(
              "what expired of an account's lots and was not restored is what its transactions say",
              """
              select c.merchant_id, 'account ' || c.customer_id,
                     format('lots %s, transactions %s', coalesce(l.expired, 0), coalesce(t.points, 0))
              from customers c
              left join (select merchant_id, customer_id, sum(expired) as expired from points_lots
                         group by merchant_id, customer_id) l
                on l.merchant_id = c.merchant_id and l.customer_id = c.customer_id
              left join (select merchant_id, customer_id, sum(-direction * points) as points from points_transactions
                         where source in ('expiry', 'inactivity') group by merchant_id, customer_id) t
                on t.merchant_id = c.merchant_id and t.customer_id = c.customer_id
              where coalesce(l.expired, 0) <> coalesce(t.points, 0)
              """),
          new Invariant(
              "available and pending points less debt are the sum of all transactions",
              """
              select c.merchant_id, 'account ' || c.customer_id,
                     format('available %s, pending %s, debt %s, transactions %s', c.points_balance, c.points_pending,
                       c.points_debt, coalesce(t.points, 0))
              from customers c
              left join (select merchant_id, customer_id, sum(direction * points) as points from points_transactions
                         group by merchant_id, customer_id) t
                on t.merchant_id = c.merchant_id and t.customer_id = c.customer_id
              where c.points_balance + c.points_pending - c.points_debt <> coalesce(t.points, 0)
              """),
          new Invariant(
              "an account that was merged holds and owes nothing, and the one that goes on is there",
              """
              select merchant_id, 'account ' || customer_id,
                     format('available %s, pending %s, debt %s', points_balance, points_pending, points_debt)
              from customers c
              where merged_into is not null
                and (points_balance + points_pending + points_debt > 0
                  or not exists (select from customers o
                    where o.merchant_id = c.merchant_id and o.customer_id = c.merged_into))
              """),
          new Invariant(
              "what moved between two accounts of a person left the one and came to the other",
              """
              select merchant_id, 'source ' || source, format('in less out: %s', sum(direction * points))
              from points_transactions where type = 'merge'
              group by merchant_id, source having sum(direction * points) <> 0
              """),
          new Invariant(
              "points earned in all are what was earned less what was reversed, of a person's accounts together",
              """
              with recursive people as (
                select merchant_id, customer_id, customer_id as going_on, merged_into from customers
                union
                select p.merchant_id, p.customer_id, c.customer_id, c.merged_into
                from people p
                join customers c on c.merchant_id = p.merchant_id and c.customer_id = p.merged_into)
              select c.merchant_id, 'account ' || c.customer_id,
                     format('earned in all %s, transactions %s', c.total_points_earned, coalesce(t.points, 0))
              from customers c
              left join (select t.merchant_id, p.going_on as customer_id, sum(t.direction * t.points) as points
                         from points_transactions t
                         left join orders o on o.merchant_id = t.merchant_id and o.platform = t.platform
                           and o.order_id = t.order_id
                         join people p on p.merchant_id = t.merchant_id
                           and p.customer_id = coalesce(o.customer_id, t.customer_id)
                         where t.type in ('earn', 'reverse') and p.merged_into is null
                         group by t.merchant_id, p.going_on) t
                on t.merchant_id = c.merchant_id and t.customer_id = c.customer_id
              where c.total_points_earned <> coalesce(t.points, 0)
              """),
          new Invariant(
              "the points of a transaction are the points of its order lines",
              """
              select t.merchant_id, 'transaction ' || t.transaction_id, format('%s points, lines %s', t.points, t.lines)
              from points_transactions t
              where t.lines is not null
                and t.points <> (select sum(value::int) from jsonb_each_text(t.lines))
              """),
          new Invariant(
              "no more is reversed of an order line than it earned",
              """
              select t.merchant_id, format('order %s line %s', t.order_id, l.key),
                     format('earned less reversed: %s', sum(t.direction * l.value::int))
              from points_transactions t, jsonb_each_text(t.lines) l
              where t.order_id is not null
              group by t.merchant_id, t.platform, t.order_id, l.key
              having sum(t.direction * l.value::int) < 0
              """),
          new Invariant(
              "what an order is worth by its facts is what the ledger holds of it",
              """
              select coalesce(o.merchant_id, t.merchant_id), 'order ' || coalesce(o.order_id, t.order_id),
                     format('order %s, ledger %s', coalesce(o.points::text, 'missing'), coalesce(t.points, 0))
              from orders o
              full join (select merchant_id, platform, order_id, sum(direction * points) as points
                         from points_transactions where order_id is not null and type in ('earn', 'reverse')
                         group by merchant_id, platform, order_id) t
                on t.merchant_id = o.merchant_id and t.platform = o.platform and t.order_id = o.order_id
              where coalesce(o.points, 0) <> coalesce(t.points, 0)
                 or (o.order_id is not null
                     and o.points <> coalesce((select sum(value::int) from jsonb_each_text(o.written)), 0))
              """));
}
