/**
 * One look at the database for all who follow queues in this process: three times a second, which of the watched ones moved; of those the new events and
 * one snapshot, shared by every listener. Numbers are given under the queue's lock, so a number that is visible has no later companion: nothing is missed.
 */
import { type Queryable, sql } from '@jiuyi/platform'
import type { Snapshot } from './snapshot.ts'

export type LoggedEvent = {
  seq: number
  kind: string
  entryId: string | null
  status: string | null
  reason: string
  roomId: string | null
  position: number | null
  passed: number
}
export type News = { events: LoggedEvent[]; snapshot: Snapshot }
type Listener = (news: News) => void
type Watched = { hospitalId: string; seq: number; listeners: Set<Listener> }

/** Who was away for longer starts from the state alone. */
export const longestCatchUp = 500

export const eventsSince = (db: Queryable, at: { hospitalId: string; queueId: string; seq: number }) =>
  db.rows<LoggedEvent>(sql`
    select v.seq, v.kind, v.entry_id as "entryId", v.status, v.reason, v.room_id as "roomId", v.position, v.passed from queue.queue_event v
     where v.hospital_id = ${at.hospitalId} and v.queue_id = ${at.queueId} and v.seq > ${at.seq} order by v.seq limit ${longestCatchUp + 1}`)

/** `read`: a snapshot with all that any listener shows. */
export function createHub(
  db: Queryable,
  read: (queueId: string) => Promise<Snapshot | undefined>,
  { everyMs = 300 } = {},
) {
  const watched = new Map<string, Watched>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const look = async () => {
    const rows = await db.rows<{ id: string; seq: number }>(
      sql`select q.id, q.seq from queue.queue q where q.id = any (${[...watched.keys()]}::uuid[])`,
    )
    await Promise.all(
      rows.map(async ({ id, seq }) => {
        const w = watched.get(id)
        if (!w || seq <= w.seq) return
        const snapshot = await read(id)
        if (!snapshot) return
        // Events up to the snapshot's number: the rest comes with the next look.
        const events = (await eventsSince(db, { ...w, queueId: id })).filter((e) => e.seq <= snapshot.seq)
        w.seq = snapshot.seq
        for (const listener of w.listeners) listener({ events, snapshot })
      }),
    )
  }
  const loop = () => {
    timer = setTimeout(async () => {
      // The database is away: listeners keep what they have, and hear of everything once it is back.
      await look().catch(() => {})
      if (watched.size && !stopped) loop()
      else timer = undefined
    }, everyMs)
    timer.unref()
  }

  return {
    /** From the event after `seq` on. Returns how to stop. */
    watch(at: { hospitalId: string; queueId: string; seq: number }, listener: Listener): () => void {
      let w = watched.get(at.queueId)
      if (!w) {
        w = { hospitalId: at.hospitalId, seq: at.seq, listeners: new Set() }
        watched.set(at.queueId, w)
      }
      // Others are further on or further back: each listener hears only what is new to it.
      let heard = at.seq
      const own: Listener = ({ events, snapshot }) => {
        if (snapshot.seq <= heard) return
        const fresh = events.filter((e) => e.seq > heard)
        heard = snapshot.seq
        listener({ events: fresh, snapshot })
      }
      w.seq = Math.min(w.seq, at.seq)
      w.listeners.add(own)
      if (!timer && !stopped) loop()
      return () => {
        w.listeners.delete(own)
        if (!w.listeners.size && watched.get(at.queueId) === w) watched.delete(at.queueId)
      }
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      watched.clear()
    },
  }
}
export type Hub = ReturnType<typeof createHub>
