/** A week of the fairness report for the demonstration: a few mornings, invented codes. */
import { createHash } from 'node:crypto'
import { addDays, instantAt } from '@jiuyi/kernel'
import { type Ctx, sql } from '@jiuyi/platform'
import type { Reason } from './score.ts'

type Morning = [reason: Reason, accounts: number, devices: number, requests: number, got: number]
const mornings: Morning[][] = [
  [
    ['device_accounts', 12, 3, 9, 1],
    ['permit_missing', 7, 7, 14, 0],
    ['early', 5, 2, 21, 0],
  ],
  [
    ['permit_missing', 4, 4, 6, 1],
    ['burst', 3, 3, 11, 0],
  ],
  [
    ['device_accounts', 6, 2, 5, 2],
    ['permit_expired', 3, 3, 1, 2],
    ['flood', 1, 1, 1_840, 0],
  ],
]

/** `departments`: those whose numbers go first. Safe to repeat. */
export async function seedSlowed(
  { db }: Ctx,
  where: { hospitalId: string; timeZone: string; today: string },
  departments: string[],
): Promise<void> {
  const code = (kind: string, text: string) =>
    createHash('sha256').update(`${kind} ${text}`).digest('base64url').slice(0, 16)
  const rows = departments.flatMap((departmentId, d) =>
    mornings.flatMap((morning, m) => {
      const hour = instantAt(addDays(where.today, -1 - ((m * 2 + d) % 6)), '07:00', where.timeZone)
      return morning.flatMap(([reason, accounts, devices, requests, got]) =>
        Array.from({ length: accounts }, (_, i) => ({
          hour,
          departmentId,
          reason,
          account: code('account', `${d} ${reason} ${i}`),
          device: code('device', `${d} ${reason} ${i % devices}`),
          network: code('network', `${d} ${i % 2}`),
          requests: Math.max(1, requests - (i % 4)),
          got: i < got ? 1 : 0,
        })),
      )
    }),
  )
  const column = <K extends keyof (typeof rows)[0]>(k: K) => rows.map((r) => r[k])
  await db.rows(sql`
    insert into appointments.slowed (hospital_id, hour, department_id, reason, account, device, network, requests, got, last_at)
    select ${where.hospitalId}, h, d, r, a, v, n, q, g, h + interval '4 minutes'
      from unnest(${column('hour')}::timestamptz[], ${column('departmentId')}::uuid[], ${column('reason')}::text[], ${column('account')}::text[], ${column('device')}::text[],
                  ${column('network')}::text[], ${column('requests')}::int[], ${column('got')}::int[]) as x (h, d, r, a, v, n, q, g)
    on conflict do nothing`)
}
