/** 还要等多久: the estimate of estimate.ts, fed with what the rows say of today and of the last two months. */
import { type Queryable, sql } from '@jiuyi/platform'
import {
  type Expected,
  estimateWaits,
  learnPace,
  type Pace,
  type Server,
  type Session,
  typical,
  type Wait,
} from './estimate.ts'
import { readSnapshot, type Snapshot } from './snapshot.ts'

type Row = { serverId: string; startsAt: Date; called: Date[]; finished: Date[] }
/** A doctor's sessions before a day: one row each. */
const sessionsBefore = (db: Queryable, hospitalId: string, serverIds: string[], on: string) =>
  db.rows<Row>(sql`
    select c.server_id as "serverId", min(e.starts_at) as "startsAt", array_agg(c.called_at order by c.called_at) as called, array_agg(c.finished_at order by c.called_at) as finished
      from queue.consultation c
      join queue.queue q on q.hospital_id = c.hospital_id and q.id = c.queue_id
      join queue.queue_entry e on e.hospital_id = c.hospital_id and e.id = c.entry_id
     where c.hospital_id = ${hospitalId} and c.server_id = any (${serverIds}::uuid[]) and q.on_date < ${on}::date and q.on_date >= ${on}::date - 60
     group by c.server_id, q.on_date, e.half`)

/** History changes once a day. */
const keptPaces = 2_000

export function createWaits(db: Queryable) {
  const paces = new Map<string, Pace>()
  async function pacesOf(s: Snapshot, serverIds: string[]): Promise<Map<string, Pace>> {
    const key = (id: string) => `${s.hospitalId}.${id}.${s.on}`
    const unknown = serverIds.filter((id) => !paces.has(key(id)))
    if (unknown.length) {
      if (paces.size > keptPaces) paces.clear()
      const rows = await sessionsBefore(db, s.hospitalId, unknown, s.on)
      for (const id of unknown)
        paces.set(
          key(id),
          learnPace(
            rows
              .filter((r) => r.serverId === id)
              .map(
                (r): Session => ({
                  startsAt: r.startsAt.getTime(),
                  visits: r.called.map((at, i) => ({ calledAt: at.getTime(), finishedAt: r.finished[i]!.getTime() })),
                }),
              ),
          ),
        )
    }
    return new Map(serverIds.map((id) => [id, paces.get(key(id)) ?? typical]))
  }

  async function waitsOf(s: Snapshot, at: Date): Promise<Map<string, Wait>> {
    if (!s.waiting.length) return new Map()
    const expectedRows = await db.rows<{
      practitionerId: string | null
      people: { half: number; serial: number; startsAt: string; endsAt: string }[]
    }>(
      sql`select x.practitioner_id as "practitionerId", x.people from queue.expected x where x.hospital_id = ${s.hospitalId} and x.queue_id = ${s.id}`,
    )
    const here = new Set(s.entries.map((e) => `${e.practitionerId}.${e.half}.${e.serial}`))
    const expected = expectedRows.flatMap((r) =>
      r.people
        .filter((p) => !here.has(`${r.practitionerId}.${p.half}.${p.serial}`))
        .map(
          (p): Expected => ({
            practitionerId: r.practitionerId,
            half: p.half,
            serial: p.serial,
            startsAt: Date.parse(p.startsAt),
            endsAt: Date.parse(p.endsAt),
          }),
        ),
    )
    const named = s.waiting.flatMap((e) => e.practitionerId ?? [])
    const ids = [...new Set([...s.stations.map((x) => x.serverId), ...named])]
    // Nobody has called yet and no doctor is named: one of unknown pace.
    const serverIds = ids.length ? ids : ['00000000-0000-7000-8000-000000000000']
    const known = await pacesOf(s, serverIds)
    const visits = await db.rows<{ serverId: string; calledAt: Date; finishedAt: Date; half: number }>(sql`
      select c.server_id as "serverId", c.called_at as "calledAt", c.finished_at as "finishedAt", e.half from queue.consultation c
        join queue.queue_entry e on e.hospital_id = c.hospital_id and e.id = c.entry_id
       where c.hospital_id = ${s.hospitalId} and c.queue_id = ${s.id}`)
    const servers = serverIds.map((id): Server => {
      const own = visits.filter((v) => v.serverId === id)
      const current = s.entries.find((e) => e.servedBy === id && (e.status === 'called' || e.status === 'in_room'))
      const next = s.waiting.find((e) => e.practitionerId === null || e.practitionerId === id)
      const half = next?.half ?? 0
      const session = s.entries.filter((e) => e.half === half && (e.practitionerId === null || e.practitionerId === id))
      return {
        id,
        pace: known.get(id)!,
        today: own.map((v) => ({ calledAt: v.calledAt.getTime(), finishedAt: v.finishedAt.getTime() })),
        begun: own.some((v) => v.half === half),
        startsAt: Math.min(...[...session, ...expected.filter((e) => e.half === half)].map((e) => Number(e.startsAt))),
        busySince: current?.calledAt?.getTime() ?? null,
        paused: s.stations.some((x) => x.serverId === id && x.pausedAt !== null),
      }
    })
    return estimateWaits(
      at.getTime(),
      s.waiting.map((e) => ({ ...e, missed: e.missed > 0 })),
      servers,
      expected,
      { seed: s.seq + 1 },
    )
  }

  /** A snapshot with the waits as of its instant (or the test's). */
  return async (queueId: string, at?: Date): Promise<Snapshot | undefined> => {
    const s = await readSnapshot(db, queueId)
    if (!s) return undefined
    const now = at ?? s.at
    return { ...s, at: now, waits: await waitsOf(s, now) }
  }
}
export type ReadWithWaits = ReturnType<typeof createWaits>
