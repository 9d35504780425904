/** What other processes saw of a device: a few rows, exchanged every few seconds. */
import { newId } from '@jiuyi/kernel'
import { type Db, sql } from '@jiuyi/platform'
import { type SeenDevice, type Sightings, windowMs } from './sightings.ts'
import type { Subjects } from './subject.ts'

type Theirs = { accounts: string[]; keys: number; early: number }
/** At most so many devices are told at a time; the rest follow. */
const most = 500

export function createSharedSightings(db: Db, sightings: Sightings, subject: Subjects) {
  const node = newId()
  let others = new Map<string, Theirs>()
  const hashOf = (d: SeenDevice) => {
    d.hash ??= subject('device', d.name)
    return d.hash
  }
  return {
    /** What is known of a device by all processes together. */
    add<S extends { deviceAccounts: number; keys: number; early: number }>(
      own: S,
      device: string | undefined,
      now: number,
    ): S {
      if (!others.size || !device) return own
      const mine = sightings.device(device, now)
      const theirs = others.get(mine ? hashOf(mine) : subject('device', device))
      if (!theirs) return own
      const accounts = new Set([...theirs.accounts, ...(mine?.accounts ?? []).map((a) => subject('account', a))])
      return { ...own, deviceAccounts: accounts.size, keys: own.keys + theirs.keys, early: own.early + theirs.early }
    },
    async exchange(now: number): Promise<void> {
      const told: SeenDevice[] = []
      for (const d of sightings.news(now)) if (told.push(d) >= most) break
      if (told.length)
        await db.rows(sql`
          insert into appointments.rush_sighting (device, node, accounts, keys, early, seen_at)
          select d, ${node}, string_to_array(a, ' '), k, e, ${new Date(now)}
            from unnest(${told.map(hashOf)}::text[], ${told.map((d) => d.accounts.map((a) => subject('account', a)).join(' '))}::text[],
                        ${told.map((d) => d.keys.count())}::int[], ${told.map((d) => d.early)}::int[]) as x (d, a, k, e)
          on conflict (device, node) do update set accounts = excluded.accounts, keys = excluded.keys, early = excluded.early, seen_at = excluded.seen_at`)
      const rows = await db.rows<Theirs & { device: string }>(sql`
        select device, accounts, keys, early from appointments.rush_sighting
         where node <> ${node} and seen_at > ${new Date(now - windowMs)} order by seen_at desc limit 5000`)
      const next = new Map<string, Theirs>()
      for (const { device, ...r } of rows) {
        const known = next.get(device)
        next.set(
          device,
          known
            ? {
                accounts: [...new Set([...known.accounts, ...r.accounts])],
                keys: known.keys + r.keys,
                early: known.early + r.early,
              }
            : r,
        )
      }
      others = next
    },
  }
}
export type SharedSightings = ReturnType<typeof createSharedSightings>
