/**
 * 余号快照: for each department (or doctor) and day the rows and the ready JSON, kept in memory. A day is read anew from the database at most once a
 * second, however many ask; what the clock alone changes is judged anew without the database, at the very instant. Bounded: the boards asked for
 * longest ago are dropped when the bytes kept pass `maxBytes`.
 */
import { createHash } from 'node:crypto'
import { addDays, type Clock, instantAt, localDate } from '@jiuyi/kernel'
import { type Queryable, refuseRequest } from '@jiuyi/platform'
import { decisionTime } from '../decision-time.ts'
import { type Change, createChangeFeed } from './change-feed.ts'
import { best, type Judged, judge, nextChange } from './judge-day.ts'
import { type DayKey, readDays, type StockRow, zoneOf } from './stock-rows.ts'

type Kind = DayKey['kind']
/** A ready answer; `gzip` is made when first asked for. Equal ETags mean equal content on every process. */
export type Ready = { etag: string; body: Buffer; gzip?: Buffer; pressing?: Promise<Buffer> }
/** `made`: of which revision of the content; `until`: when the clock will have changed it. */
type Answer = Ready & { made: number; until: number; stale: boolean }
type Sheet = { raw: Buffer; json: Buffer; head: string; until: number; nextPolicy: number; cost: number }
type Day = {
  board: Board
  on: string
  sheet?: Sheet
  /** Counts up when the content changed. */
  revision: number
  periods: Map<string, Answer>
  /** The rows moved since they were read. */
  dirty: boolean
  readAt: number
  reading?: Promise<void>
  alarm?: NodeJS.Timeout
}
type Board = {
  key: string
  kind: Kind
  id: string
  zone: string
  days: Map<string, Day>
  answers: Map<string, Answer>
  /** Counts up when the content of a day changed. */
  revision: number
  askedAt: number
  /** When it was last put to the end of the row: the first in it goes first. */
  shelvedAt: number
  cost: number
}

const everyMs = 1_000
/** Boards nobody asked for so long are not kept fresh; who asks next waits for the rows. */
const awakeMs = 10_000
/** Rows are read again after so long even when nothing moved: whatever went wrong heals. */
const longestMs = 300_000
/** Without a look at the database for so long, answers say since when they are old; … */
const staleMs = 3_000
/** … and after this there is no answer. */
const tooOldMs = 60_000
/** Most days read by one statement. */
const readAtOnce = 200
const boardCost = 600
const dayCost = 300
/** A ready answer costs its bytes and what gzip makes of them. */
const costOf = (a: Answer | undefined) => (a ? a.body.length * 1.25 : 0)

export type Shelf = ReturnType<typeof createShelf>

export function createShelf(
  db: Queryable,
  clock: Clock,
  homeZone: string,
  { maxBytes = 128 * 1024 * 1024, mono = () => performance.now(), lookEveryMs = 500 } = {},
) {
  const boards = new Map<string, Board>()
  /** Where a schedule stands, for its page of periods. */
  const places = new Map<string, { id: string; on: string }>()
  let bytes = 0
  let reads = 0
  let queue: Day[] = []
  let flushing = false

  const feed = createChangeFeed(db, clock, { changed: (c) => note(c) }, { mono, everyMs: lookEveryMs })

  function note(changes: Change[] | 'everything') {
    if (changes === 'everything') {
      for (const b of boards.values()) for (const d of b.days.values()) moved(d)
      return
    }
    const hospitals = new Set(changes.filter((c) => !c.departmentId).map((c) => c.hospitalId))
    if (hospitals.size) for (const b of boards.values()) for (const d of b.days.values()) moved(d)
    for (const c of changes)
      for (const [kind, id] of [
        ['department', c.departmentId],
        ['practitioner', c.practitionerId],
      ] as const) {
        const day = id && c.on && boards.get(`${kind}:${id}`)?.days.get(c.on)
        if (day) moved(day)
      }
  }

  /** Marks a day as old and, while somebody asks for it, reads it as soon as the second since the last reading is over. */
  function moved(day: Day) {
    day.dirty = true
    if (day.alarm || mono() - day.board.askedAt > awakeMs) return
    day.alarm = setTimeout(
      () => {
        delete day.alarm
        if (day.dirty) void read(day).catch(() => {})
      },
      Math.max(0, day.readAt + everyMs - mono()),
    )
    day.alarm.unref()
  }

  /** One reading of a day at a time; days wanted in the same moment share a statement. */
  function read(day: Day): Promise<void> {
    if (day.reading) return day.reading
    const done = new Promise<void>((ok, no) => {
      waiting.set(day, { ok, no })
    }).finally(() => {
      delete day.reading
    })
    day.reading = done
    queue.push(day)
    if (!flushing) {
      flushing = true
      queueMicrotask(flush)
    }
    return done
  }
  const waiting = new Map<Day, { ok: () => void; no: (e: unknown) => void }>()

  async function flush() {
    while (queue.length) {
      const { kind } = queue[0]!.board
      const batch = queue.filter((d) => d.board.kind === kind).slice(0, readAtOnce)
      const taken = new Set(batch)
      queue = queue.filter((d) => !taken.has(d))
      const now = mono()
      for (const d of batch) {
        d.dirty = false // what moves from now on marks it again
        d.readAt = now
      }
      try {
        reads += batch.length
        const found = await readDays(
          db,
          batch.map((d) => ({ kind, id: d.board.id, on: d.on })),
          decisionTime(clock),
        )
        batch.forEach((d, i) => {
          place(d, found[i]!.rows, found[i]!.nextPolicy)
          waiting.get(d)?.ok()
        })
      } catch (e) {
        for (const d of batch) {
          d.dirty = true
          waiting.get(d)?.no(e)
        }
      }
      for (const d of batch) waiting.delete(d)
    }
    flushing = false
  }

  function charge(board: Board, cost: number) {
    board.cost += cost
    bytes += cost
  }
  function place(day: Day, rows: StockRow[], nextPolicy: number) {
    write(day, rows, Buffer.from(JSON.stringify(rows)), nextPolicy)
    for (const r of rows) {
      if (places.size > 50_000) places.clear()
      if (day.board.kind === 'department') places.set(r.id, { id: r.dept, on: r.on })
    }
  }
  /** Judges the rows at this instant and keeps the ready JSON of the day. */
  function write(day: Day, rows: StockRow[], raw: Buffer, nextPolicy: number) {
    const now = feed.now()
    const shown = rows.filter((r) => r.state !== 'withdrawn').map((r) => judge(r, now).schedule)
    const json = Buffer.from(shown.map((s) => JSON.stringify(s)).join(','))
    const left = shown.reduce((n, s) => n + s.left, 0)
    const head = JSON.stringify({ on: day.on, state: best(shown.map((s) => s.state)), left })
    const before = day.sheet
    day.sheet = {
      raw,
      json,
      head,
      until: nextChange(rows, now),
      nextPolicy,
      cost: raw.length + json.length + head.length,
    }
    charge(day.board, day.sheet.cost - (before?.cost ?? 0))
    if (before?.head === head && before.json.equals(json) && before.raw.equals(raw) && before.until > now) return
    day.revision++
    day.board.revision++
  }

  /** Drops the boards asked for longest ago. */
  function trim() {
    for (const b of boards.values()) {
      if (bytes <= maxBytes) return
      drop(b)
    }
  }
  function drop(b: Board) {
    for (const d of b.days.values()) clearTimeout(d.alarm)
    boards.delete(b.key)
    bytes -= b.cost
    b.cost = 0
  }

  /** To the end of the row, at most once a second. */
  function shelve(b: Board, now: number) {
    if (now - b.shelvedAt < 1_000) return
    b.shelvedAt = now
    boards.delete(b.key)
    boards.set(b.key, b)
  }

  async function board(kind: Kind, id: string): Promise<Board> {
    const key = `${kind}:${id}`
    const now = mono()
    let b = boards.get(key)
    if (b) shelve(b, now)
    if (!b) {
      const zone = (await zoneOf(db, kind, id)) ?? homeZone
      b = boards.get(key)
      if (!b) {
        b = {
          key,
          kind,
          id,
          zone,
          days: new Map(),
          answers: new Map(),
          revision: 0,
          askedAt: now,
          shelvedAt: now,
          cost: 0,
        }
        boards.set(key, b)
        charge(b, boardCost)
      }
    }
    return b
  }

  /** The day with rows that are good to answer from; waits only when there are none, or when nobody kept them fresh. */
  async function ready(b: Board, on: string, awake: boolean): Promise<Day> {
    let day = b.days.get(on)
    if (!day) {
      day = {
        board: b,
        on,
        revision: 0,
        periods: new Map(),
        dirty: true,
        readAt: Number.NEGATIVE_INFINITY,
      }
      b.days.set(on, day)
      charge(b, dayCost)
    }
    const age = mono() - day.readAt
    if (day.sheet && feed.now() >= day.sheet.nextPolicy) day.dirty = true
    if (age > longestMs) day.dirty = true
    if (!day.sheet) await read(day)
    else if (day.dirty && age >= everyMs) {
      const again = read(day)
      if (awake) again.catch(() => {})
      else await again.catch(() => {}) // the old rows are still there, and the answer says how old they are
    }
    const s = day.sheet!
    if (feed.now() >= s.until) write(day, JSON.parse(s.raw.toString()), s.raw, s.nextPolicy)
    return day
  }

  const isStale = () => feed.blindFor() > staleMs
  async function lookAround() {
    const looking = feed.watch()
    if (looking) await looking
    if (feed.blindFor() > tooOldMs) throw refuseRequest.unavailable({ retryAfter: 2 })
  }
  const stamp = (stale: boolean) => ({
    serverTime: new Date(feed.now()).toISOString(),
    ...(stale && { staleSince: new Date(feed.now() - feed.blindFor()).toISOString() }),
  })
  const tag = (...content: (string | Buffer)[]) => {
    const h = createHash('sha1')
    for (const c of content) h.update(c)
    return `"${h.digest('base64url').slice(0, 20)}"`
  }
  const unavailable = (e: unknown) => {
    if ((e as { name?: string }).name === 'Refusal') throw e
    throw refuseRequest.unavailable({ retryAfter: 2 })
  }

  /** The answer for some days of a department or a doctor: at once when it is ready, which in a rush it nearly always is. */
  function days(kind: Kind, id: string, from: string | undefined, count: number): Ready | Promise<Ready> {
    if (!feed.watch() && !isStale()) {
      const b = boards.get(`${kind}:${id}`)
      const now = mono()
      if (b && now - b.askedAt < awakeMs) {
        const kept = b.answers.get(`${from ?? todayIn(b.zone)}+${count}`)
        if (kept && !kept.stale && kept.made === b.revision && feed.now() < kept.until) {
          b.askedAt = now
          shelve(b, now)
          refresh(b, now)
          return kept
        }
      }
    }
    return makeDays(kind, id, from, count)
  }
  async function makeDays(kind: Kind, id: string, from: string | undefined, count: number): Promise<Ready> {
    await lookAround()
    const b = await board(kind, id).catch(unavailable)
    const awake = mono() - b.askedAt < awakeMs && b.days.size > 0
    const first = from ?? todayIn(b.zone)
    const key = `${first}+${count}`
    const kept = b.answers.get(key)
    const stale = isStale()
    b.askedAt = mono()
    const all: Day[] = await Promise.all(
      Array.from({ length: count }, (_, i) => ready(b, addDays(first, i), awake)),
    ).catch(unavailable)
    const heads = all.map((d) => d.sheet!.head).join(',')
    const schedules = all.flatMap((d) => (d.sheet!.json.length ? [d.sheet!.json] : []))
    const etag = tag(heads, ...schedules, stale ? 'stale' : '')
    const until = Math.min(...all.map((d) => Math.min(d.sheet!.until, d.sheet!.nextPolicy)))
    // Read anew, but nothing anybody could see has moved: the bytes stay, and so does what was made of them.
    const same = kept?.etag === etag ? kept : undefined
    const body = same?.body ?? assemble(kind, stamp(stale), heads, schedules)
    const answer: Answer = { etag, body, made: b.revision, until, stale, ...(same?.gzip && { gzip: same.gzip }) }
    charge(b, costOf(answer) - costOf(kept))
    b.answers.delete(key)
    b.answers.set(key, answer)
    for (const [k, a] of b.answers) {
      if (b.answers.size <= 3) break
      b.answers.delete(k)
      charge(b, -costOf(a))
    }
    forgetDays(b, first)
    trim()
    return answer
  }
  /** What moved more than a second ago and nobody reads yet: a failed reading is tried again here. */
  function refresh(b: Board, now: number) {
    for (const d of b.days.values())
      if (!d.reading && !d.alarm && now - d.readAt >= everyMs && (d.dirty || now - d.readAt > longestMs))
        void read(d).catch(() => {})
  }
  /** Days that are over, or that somebody asked for out of season, do not stay for ever. */
  function forgetDays(b: Board, first: string) {
    if (b.days.size <= 40) return
    for (const [on, d] of b.days) {
      if (b.days.size <= 30) return
      if (d.reading || (on >= first && on < addDays(first, 14))) continue
      clearTimeout(d.alarm)
      charge(b, -dayCost - (d.sheet?.cost ?? 0))
      for (const a of d.periods.values()) charge(b, -costOf(a))
      b.days.delete(on)
    }
  }

  /** A schedule with its periods, from the day it stands on; undefined when there is no such schedule. */
  async function periods(
    scheduleId: string,
    find: () => Promise<{ id: string; on: string } | undefined>,
  ): Promise<Ready | undefined> {
    await lookAround()
    const known = places.get(scheduleId) ?? (await find().catch(unavailable))
    if (!known) return undefined
    const b = await board('department', known.id).catch(unavailable)
    const awake = mono() - b.askedAt < awakeMs && b.days.size > 0
    b.askedAt = mono()
    const day = await ready(b, known.on, awake).catch(unavailable)
    const s = day.sheet!
    const stale = isStale()
    const kept = day.periods.get(scheduleId)
    if (kept && kept.made === day.revision && kept.stale === stale && feed.now() < kept.until) return kept
    const row = (JSON.parse(s.raw.toString()) as StockRow[]).find((r) => r.id === scheduleId)
    if (!row) {
      places.delete(scheduleId) // moved to another day, or gone
      return undefined
    }
    const now = feed.now()
    const one: Judged = judge(row, now)
    const content = JSON.stringify(one)
    const etag = tag(content, stale ? 'stale' : '')
    const same = kept?.etag === etag ? kept : undefined
    const body = same?.body ?? Buffer.from(`${JSON.stringify(stamp(stale)).slice(0, -1)},${content.slice(1)}`)
    const until = Math.min(nextChange([row], now), s.nextPolicy)
    const answer: Answer = { etag, body, made: day.revision, until, stale, ...(same?.gzip && { gzip: same.gzip }) }
    charge(b, costOf(answer) - costOf(kept))
    day.periods.set(scheduleId, answer)
    trim()
    return answer
  }

  const today = new Map<string, { day: string; until: number }>()
  function todayIn(zone: string): string {
    const now = feed.now()
    const known = today.get(zone)
    if (known && now < known.until && now > known.until - 90_000_000) return known.day
    const day = localDate(new Date(now), zone)
    today.set(zone, { day, until: instantAt(addDays(day, 1), '00:00', zone).getTime() })
    return day
  }

  return {
    days,
    periods,
    feed,
    /** For metrics and tests: how much is kept, and how many days were read from the database. */
    figures: () => ({ bytes, boards: boards.size, reads }),
    stop() {
      feed.stop()
      for (const b of [...boards.values()]) drop(b)
    },
  }
}

function assemble(kind: Kind, stamp: object, heads: string, schedules: Buffer[]): Buffer {
  const parts: Buffer[] = [
    Buffer.from(
      `${JSON.stringify(stamp).slice(0, -1)}${kind === 'department' ? `,"days":[${heads}]` : ''},"schedules":[`,
    ),
  ]
  schedules.forEach((s, i) => {
    if (i) parts.push(Buffer.from(','))
    parts.push(s)
  })
  parts.push(Buffer.from(']}'))
  return Buffer.concat(parts)
}
