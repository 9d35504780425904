/** 疗程预约: a course of appointments taken together, moved together, shown as one. */

import { newId } from '@jiuyi/kernel'
import { bodyHash, type Ctx, sql } from '@jiuyi/platform'
import type { Static } from 'typebox'
import { type AppointmentRow, selectAppointments, toAppointment } from './appointment-row.ts'
import type { Appointments, Series, SeriesWish } from './contract.ts'
import { decisionTime } from './decision-time.ts'

type In<M extends keyof (typeof Appointments)['methods']> = Static<(typeof Appointments)['methods'][M]['in']>
type Answer = { ord: number; outcome: string; appointmentId: string | null; seriesId: string | null }

async function take(db: Pick<Ctx['db'], 'rows'>, ctx: Ctx, want: In<'takeSeries'>): Promise<Answer[]> {
  const column = <K extends keyof SeriesWish>(k: K) => want.wishes.map((w) => w[k])
  return db.rows<Answer>(sql`
    select ord, outcome, appointment_id as "appointmentId", series_id as "seriesId"
      from appointments.take_series(${want.hospitalId}, ${newId()}, ${want.patientId}, ${column('scheduleId')}::uuid[], ${column('periodNo')}::int[], ${column('feeFen')}::int[],
             ${want.wishes.map(() => newId())}::uuid[], ${want.all}, ${want.everyWeeks}, ${want.times}, ${want.reason ?? null}, ${want.by}, ${want.key},
             ${want.bodyHash}, ${decisionTime(ctx.clock)}::timestamptz)
     order by ord`)
}

/** A retry of the same key gets the same course; the key with another body is said to be reused. */
export const takeSeries =
  (ctx: Ctx) =>
  async (want: In<'takeSeries'>): Promise<{ seriesId?: string; outcomes: string[] }> => {
    const rows = await take(ctx.db, ctx, want)
    ctx.db.announce()
    const seriesId = rows.find((r) => r.outcome !== 'idempotency_key_reused')?.seriesId
    return { ...(seriesId && { seriesId }), outcomes: rows.map((r) => r.outcome) }
  }

const undo = Symbol('undo')
/** Carries something out and takes it back: what it says is what would happen. */
async function rehearse<T>(ctx: Ctx, work: (tx: Pick<Ctx['db'], 'rows'>) => Promise<T>): Promise<T> {
  let result: T | undefined
  try {
    await ctx.db.tx(async (tx) => {
      result = await work(tx)
      throw undo
    })
  } catch (e) {
    if (e !== undo) throw e
  }
  return result as T
}

/** Clinics that stand are tried for real and given back; for those not planned yet the patient's own day is looked at. */
export const seriesPreview =
  (ctx: Ctx) =>
  async ({ hospitalId, patientId, over, wishes }: In<'seriesPreview'>): Promise<{ states: string[] }> => {
    const standing = wishes.filter((w) => w.scheduleId)
    const tried = standing.length
      ? await rehearse(ctx, (tx) =>
          take(tx, ctx, {
            hospitalId,
            patientId,
            wishes: standing,
            all: false,
            everyWeeks: 1,
            times: 2,
            ...(over && { reason: 'preview' }),
            by: 'preview',
            key: newId(),
            bodyHash: 'preview',
          }),
        )
      : []
    const outcome = new Map(standing.map((w, i) => [w, tried[i]?.outcome ?? 'no_clinic']))
    const open = wishes.filter((w) => !w.scheduleId)
    const busy = open.length
      ? await ctx.db.rows<{ on: string; departmentId: string; startsAt: Date; endsAt: Date }>(sql`
          select a.on_date as "on", a.department_id as "departmentId", a.starts_at as "startsAt", a.ends_at as "endsAt" from appointments.appointment a
           where a.patient_id = ${patientId} and a.hospital_id = ${hospitalId} and a.status in ('pending', 'booked', 'arrived')
             and a.on_date = any (${open.map((w) => w.on)}::date[])`)
      : []
    return {
      states: wishes.map((w) => {
        const known = outcome.get(w)
        if (known) return known === 'held' || known === 'booked' ? 'free' : known
        const mine = busy.filter((b) => b.on === w.on)
        if (mine.some((b) => b.departmentId === w.departmentId)) return 'limit_department_day'
        if (mine.some((b) => b.startsAt < new Date(w.endsAt) && b.endsAt > new Date(w.startsAt))) return 'overlapping'
        return 'free'
      }),
    }
  }

export const moveSeries =
  (ctx: Ctx) =>
  async ({ hospitalId, moves, by, key, rehearse: only }: In<'moveSeries'>) => {
    const ask = (db: Pick<Ctx['db'], 'rows'>) =>
      db.rows<{ appointmentId: string | null; outcome: string }>(sql`
        select appointment_id as "appointmentId", outcome
          from appointments.move_series(${hospitalId}, ${moves.map((m) => m.appointmentId)}::uuid[], ${moves.map((m) => m.scheduleId)}::uuid[],
                 ${moves.map((m) => m.periodNo)}::int[], '{3,1}', ${by}, 'desk', ${key}, ${bodyHash(moves)}, ${decisionTime(ctx.clock)}::timestamptz)`)
    const rows = only ? await rehearse(ctx, ask) : await ask(ctx.db)
    if (!only) ctx.db.announce()
    // One resource that is occupied stops them all; which of them wanted it is not known.
    if (rows.length === 1 && rows[0]!.appointmentId === null)
      return { outcomes: moves.map((m) => ({ appointmentId: m.appointmentId, outcome: rows[0]!.outcome })) }
    const of = new Map(rows.map((r) => [r.appointmentId, r.outcome]))
    return {
      outcomes: moves.map((m) => ({ appointmentId: m.appointmentId, outcome: of.get(m.appointmentId) ?? 'not_found' })),
    }
  }

export async function readSeries(ctx: Ctx, seriesId: string): Promise<Series | undefined> {
  const row = await ctx.db.maybeOne<
    Omit<Series, 'appointments' | 'createdAt' | 'practitionerId' | 'overLimitReason'> & {
      createdAt: Date
      practitionerId: string | null
      overLimitReason: string | null
    }
  >(sql`
    select id, hospital_id as "hospitalId", patient_id as "patientId", department_id as "departmentId", practitioner_id as "practitionerId",
           every_weeks as "everyWeeks", times, over_limit_reason as "overLimitReason", created_at as "createdAt"
      from appointments.series where id = ${seriesId} and hospital_id in (select h.hospital_id from appointments.hospital h)`)
  if (!row) return undefined
  const rows = await ctx.db.rows<AppointmentRow>(
    selectAppointments(
      sql`a.hospital_id = ${row.hospitalId} and a.id in (select m.appointment_id from appointments.series_appointment m
            where m.hospital_id = ${row.hospitalId} and m.series_id = ${seriesId})`,
      sql`order by a.starts_at, a.id`,
    ),
  )
  const { practitionerId, overLimitReason, createdAt, ...facts } = row
  return {
    ...facts,
    ...(practitionerId && { practitionerId }),
    ...(overLimitReason && { overLimitReason }),
    createdAt: createdAt.toISOString(),
    appointments: rows.map((r) => toAppointment(r, ctx.clock())),
  }
}
