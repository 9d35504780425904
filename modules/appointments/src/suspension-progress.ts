import { type Ctx, type Fragment, type StaffActor, sql } from '@jiuyi/platform'
import { isToCall } from './case-row.ts'
import { decisionTime } from './decision-time.ts'
import type { SuspensionProgress } from './suspension-contract.ts'

/** Doctors and department heads see their own departments; the desk and management see the hospital. */
const wide = new Set(['admin', 'manager', 'desk', 'cashier'])
export const ownDepartments = (staff: StaffActor): string[] | null =>
  staff.roles.some((r) => wide.has(r)) ? null : staff.departmentIds

type Counts = Pick<
  SuspensionProgress,
  | 'affected'
  | 'told'
  | 'read'
  | 'called'
  | 'toCall'
  | 'open'
  | 'substituted'
  | 'moved'
  | 'refunded'
  | 'unanswered'
  | 'holdReturned'
>
type Row = Pick<SuspensionProgress, 'id' | 'reason' | 'offers' | 'canLift'> & {
  createdAt: Date
  liftedAt: Date | null
  tally: Counts
  schedules: {
    scheduleId: string
    departmentId: string
    practitionerId: string | null
    on: string
    half: 'am' | 'pm' | 'night'
    answerBy: string
    substitute: string | null
    substituteDoctor: string | null
    room: string | null
  }[]
}

/** Suspensions `u` with what has become of their cases, newest first. To a department head only those with a day of their departments exist. */
export async function suspensionProgress(
  ctx: Ctx,
  staff: StaffActor,
  where: Fragment,
  limit: number,
): Promise<SuspensionProgress[]> {
  const own = ownDepartments(staff)
  const now = sql`coalesce(${decisionTime(ctx.clock)}::timestamptz, now())`
  const counts: Record<keyof Counts, Fragment> = {
    affected: sql`true`,
    told: sql`c.told_at is not null`,
    read: sql`c.read_at is not null`,
    called: sql`exists (select 1 from appointments.suspension_call l where l.hospital_id = c.hospital_id and l.case_id = c.id and l.result = 'reached')`,
    toCall: isToCall(now),
    open: sql`c.settled_at is null`,
    substituted: sql`c.outcome = 'substituted'`,
    moved: sql`c.outcome = 'moved'`,
    refunded: sql`c.outcome = 'refunded'`,
    unanswered: sql`c.outcome = 'unanswered'`,
    holdReturned: sql`c.outcome = 'hold_returned'`,
  }
  const [first, ...others] = Object.entries(counts).map(
    ([name, condition]) => sql`${name}::text, count(*) filter (where ${condition})`,
  )
  const tally = others.reduce<Fragment>((all, one) => sql`${all}, ${one}`, first!)
  const rows = await ctx.db.rows<Row>(sql`
    select u.id, u.reason, u.offers, u.created_at as "createdAt", u.lifted_at as "liftedAt", n.tally,
           u.lifted_at is null and (n.tally ->> 'open')::int + (n.tally ->> 'holdReturned')::int = (n.tally ->> 'affected')::int
             and exists (select 1 from appointments.suspended_schedule x where x.hospital_id = u.hospital_id and x.suspension_id = u.id and x.answer_by > ${now}) as "canLift",
           coalesce((select jsonb_agg(jsonb_build_object(
                       'scheduleId', x.schedule_id, 'departmentId', s.department_id, 'practitionerId', s.practitioner_id, 'on', s.on_date, 'half', s.half,
                       'answerBy', to_char(x.answer_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'substitute', x.substitute_schedule_id,
                       'substituteDoctor', v.practitioner_id, 'room', v.room) order by s.starts_at[1], s.schedule_id)
                       from appointments.suspended_schedule x
                       join appointments.stock s on s.hospital_id = x.hospital_id and s.schedule_id = x.schedule_id
                       left join appointments.stock v on v.hospital_id = x.hospital_id and v.schedule_id = x.substitute_schedule_id
                      where x.hospital_id = u.hospital_id and x.suspension_id = u.id), '[]') as schedules
      from appointments.suspension u
     cross join lateral (select jsonb_build_object(${tally}) as tally from appointments.suspension_case c
                          where c.hospital_id = u.hospital_id and c.suspension_id = u.id) n
     where u.hospital_id = ${staff.hospitalId} and ${where}
       and (${own}::uuid[] is null or exists (
             select 1 from appointments.suspended_schedule x
               join appointments.stock s on s.hospital_id = x.hospital_id and s.schedule_id = x.schedule_id
              where x.hospital_id = u.hospital_id and x.suspension_id = u.id and s.department_id = any (${own}::uuid[])))
     order by u.created_at desc, u.id desc
     limit ${limit}`)
  return rows.map(({ tally, liftedAt, ...u }) => ({
    ...u,
    ...tally,
    createdAt: u.createdAt.toISOString(),
    ...(liftedAt && { liftedAt: liftedAt.toISOString() }),
    schedules: u.schedules.map(({ practitionerId, substitute, substituteDoctor, room, ...s }) => ({
      ...s,
      ...(practitionerId && { practitionerId }),
      ...(substitute && {
        substitute: {
          scheduleId: substitute,
          room: room ?? '',
          ...(substituteDoctor && { practitionerId: substituteDoctor }),
        },
      }),
    })),
  }))
}
