/** 核对记录: counts of what was slowed, gathered in memory and written by the process every few seconds. */
import { type Db, sql } from '@jiuyi/platform'
import type { Reason } from './score.ts'

export type SlowedWho = { account: string; device: string; network: string }
type Row = SlowedWho & {
  hospitalId: string
  hour: number
  departmentId: string
  reason: string
  requests: number
  got: number
  lastAt: number
}

const hourMs = 3_600_000
/** So many different rows at most wait to be written; beyond, only hour, department and reason are kept. */
const most = 4_000

export function createSlowedLog(db: Db) {
  let waiting = new Map<string, Row>()
  const add = (
    where: { hospitalId: string; departmentId: string },
    who: SlowedWho,
    reasons: Reason[],
    now: number,
    requests: number,
    got: number,
  ) => {
    const hour = Math.floor(now / hourMs) * hourMs
    for (const reason of reasons) {
      const kept = waiting.size < most ? who : { account: '', device: '', network: '' }
      const key = `${where.hospitalId} ${hour} ${where.departmentId} ${reason} ${kept.account} ${kept.device} ${kept.network}`
      const row = waiting.get(key)
      if (row) {
        row.requests += requests
        row.got += got
        row.lastAt = now
      } else
        waiting.set(key, {
          hospitalId: where.hospitalId,
          departmentId: where.departmentId,
          hour,
          reason,
          ...kept,
          requests,
          got,
          lastAt: now,
        })
    }
  }
  return {
    slowed: (where: { hospitalId: string; departmentId: string }, who: SlowedWho, reasons: Reason[], now: number) =>
      add(where, who, reasons, now, 1, 0),
    gotOne: (where: { hospitalId: string; departmentId: string }, who: SlowedWho, reasons: Reason[], now: number) =>
      add(where, who, reasons, now, 0, 1),
    waiting: () => waiting.size,
    /** One statement for all of it. When it fails the counts stay and are written next time. */
    async flush(): Promise<void> {
      if (!waiting.size) return
      const batch = waiting
      waiting = new Map()
      const rows = [...batch.values()]
      const column = <K extends keyof Row>(k: K) => rows.map((r) => r[k])
      try {
        await db.rows(sql`
          insert into appointments.slowed as s (hospital_id, hour, department_id, reason, account, device, network, requests, got, last_at)
          select * from unnest(${column('hospitalId')}::uuid[], ${column('hour').map((h) => new Date(h))}::timestamptz[], ${column('departmentId')}::uuid[],
                               ${column('reason')}::text[], ${column('account')}::text[], ${column('device')}::text[], ${column('network')}::text[],
                               ${column('requests')}::int[], ${column('got')}::int[], ${column('lastAt').map((t) => new Date(t))}::timestamptz[])
          on conflict (hospital_id, hour, department_id, reason, account, device, network) do update
             set requests = s.requests + excluded.requests, got = s.got + excluded.got, last_at = greatest(s.last_at, excluded.last_at)`)
      } catch (e) {
        for (const [key, row] of batch) {
          const newer = waiting.get(key)
          if (newer) {
            newer.requests += row.requests
            newer.got += row.got
          } else if (waiting.size < most) waiting.set(key, row)
        }
        throw e
      }
    },
  }
}
export type SlowedLog = ReturnType<typeof createSlowedLog>
