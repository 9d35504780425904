import { PartnerError } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { closeLockedOrder, closeTrade } from './close-order.ts'
import { type Billing, lockOrder } from './order.ts'
import { askAndSettle } from './settle-payment.ts'

type Due = { outTradeNo: string; over: boolean }

/**
 * 掉单补偿 (timer): notifications get lost. Prepared payments older than 20 s are asked about, ever more rarely, and once more when their time
 * is over; then what nobody paid is closed. This also finishes what a killed process left half done.
 */
export async function queryOpenPayments(b: Billing, limit = 100): Promise<number> {
  const now = b.clock()
  // Putting them off first means that one that always fails cannot crowd out the others.
  const due = await b.db.rows<Due>(sql`
    update billing.payment p
       set queries = queries + 1,
           next_query_at = case when p.expires_at + interval '5 seconds' > ${now}::timestamptz + interval '20 seconds'
                                then least(${now}::timestamptz + interval '20 seconds' * power(2, least(p.queries, 4)), p.expires_at + interval '5 seconds')
                                else ${now}::timestamptz + interval '20 seconds' * power(2, least(p.queries, 4)) end
      from billing.charge_order o
     where o.hospital_id = p.hospital_id and o.id = p.order_id
       and p.out_trade_no in (select out_trade_no from billing.payment where state = 'prepared' and next_query_at <= ${now} order by next_query_at limit ${limit})
    returning p.out_trade_no as "outTradeNo", (p.expires_at <= ${now} or o.status <> 'open') as over`)
  const queue = [...due]
  let down = false
  const worker = async () => {
    for (let p = queue.shift(); p && !down; p = queue.shift()) {
      try {
        await lookAt(b, p)
      } catch (e) {
        if (!(e instanceof PartnerError)) throw e
        // When the channel is away, asking it about the rest only makes it worse.
        down ||= e.retryable
      }
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  await closeExpired(b, limit)
  return due.length
}

async function lookAt(b: Billing, { outTradeNo, over }: Due) {
  try {
    if ((await askAndSettle(b, outTradeNo)) !== 'pending' || !over) return
  } catch (e) {
    // Not made yet, or never made because the process ended in between.
    if (!(e instanceof PartnerError) || e.code !== 'not_found') throw e
    if (!over) return
  }
  await closeTrade(b, outTradeNo)
}

/** An order whose time is over and that no trade can pay any more is closed, in case nobody else does. */
async function closeExpired(b: Billing, limit: number) {
  const expired = await b.db.rows<{ id: string }>(sql`
    select id from billing.charge_order o
     where status = 'open' and expires_at <= ${new Date(b.clock().getTime() - 60_000)}
       and not exists (select 1 from billing.payment p where p.order_id = o.id and p.state = 'prepared')
     order by expires_at limit ${limit}`)
  for (const { id } of expired) {
    await b.db.tx(async (tx) => {
      const order = await lockOrder(tx, sql`id = ${id}`)
      if (order?.status === 'open') await closeLockedOrder(tx, b, order, 'expired')
    })
  }
}
