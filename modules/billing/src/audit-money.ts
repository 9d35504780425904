import { type Queryable, sql } from '@jiuyi/platform'

export type MoneyProblem = { hospitalId: string; orderId: string; number: string; what: string }

/** 对账自查: every order whose rows and ledger do not tell the same story. Must be empty, at every instant. */
export const auditMoney = (db: Queryable): Promise<MoneyProblem[]> =>
  db.rows<MoneyProblem>(sql`
    with entry as (
      select payment_id, coalesce(sum(amount_fen) filter (where refund_id is null), 0) as came, coalesce(-sum(amount_fen) filter (where refund_id is not null), 0) as went
        from billing.money_entry group by payment_id
    ), asked as (
      select payment_id, coalesce(sum(amount_fen) filter (where state <> 'closed'), 0) as live, coalesce(sum(amount_fen) filter (where state = 'done'), 0) as done
        from billing.refund group by payment_id
    ), p as (
      select pay.order_id, pay.state, pay.received_fen, pay.refund_asked_fen, coalesce(e.came, 0) as came, coalesce(e.went, 0) as went,
             coalesce(a.live, 0) as live, coalesce(a.done, 0) as done
        from billing.payment pay
        left join entry e on e.payment_id = pay.id
        left join asked a on a.payment_id = pay.id
    ), o as (
      select ord.hospital_id, ord.id, ord.number, ord.status, ord.amount_fen, ord.refunded_fen,
             coalesce(sum(p.received_fen) filter (where p.state = 'paid'), 0) as paid,
             coalesce(sum(p.went) filter (where p.state = 'paid'), 0) as went
        from billing.charge_order ord
        left join p on p.order_id = ord.id
       group by ord.hospital_id, ord.id
    ), problem as (
      select order_id, 'the ledger and the payment disagree about what came' as what from p where came <> received_fen
      union all select order_id, 'the ledger and the refunds disagree about what went' from p where went <> done
      union all select order_id, 'more went than came' from p where went > came
      union all select order_id, 'the payment and its refunds disagree about what was asked' from p where live <> refund_asked_fen
      union all select r.order_id, 'a refund is not of its payment''s order' from billing.refund r join billing.payment pay on pay.id = r.payment_id where pay.order_id <> r.order_id
      union all select e.order_id, 'a ledger entry is not of its payment''s order' from billing.money_entry e join billing.payment pay on pay.id = e.payment_id where pay.order_id <> e.order_id
      union all select id, 'unpaid, but money was kept' from o where status in ('open', 'closed') and paid <> 0
      union all select id, 'paid, but not with its amount' from o where status in ('paid', 'refunding', 'refunded') and paid <> amount_fen
      union all select id, 'the order and the ledger disagree about what went back' from o where went <> refunded_fen
      union all select id, 'refunded, but not all of it' from o where status = 'refunded' and refunded_fen <> amount_fen
      union all select id, 'not refunded, but all of it went back' from o where status <> 'refunded' and amount_fen > 0 and refunded_fen = amount_fen
      union all select order_id, 'money that may not stay has no refund' from p
                 where state = 'returned' and refund_asked_fen <> received_fen
                   and not exists (select 1 from billing.charge_order c where c.id = p.order_id and c.attention is not null)
    )
    select o.hospital_id as "hospitalId", o.id as "orderId", o.number, problem.what
      from problem join o on o.id = problem.order_id
     order by o.id, problem.what`)
