/**
 * Hospitals of 500 doctors: 50 departments of 10, each doctor with a session on ten of the next fourteen days, 8 periods of 5 numbers. And a past of any
 * size. All by set-based SQL; ids are reckoned from counters, so that nothing has to be read back.
 */
import { createHash } from 'node:crypto'
import { on } from './database.ts'

export const departmentsAHospital = 50
const doctorsADepartment = 10
const numbersASession = 40

/** 32 digits from a kind, a counter and some randomness that does not change. */
const idSql = (kind: string, n: string) =>
  `('${kind}' || lpad(to_hex((${n})::bigint), 8, '0') || '7000' || '8' || substr(md5('${kind}' || (${n})), 1, 15))::uuid`
export const idOf = (kind: string, n: number): string => {
  const hex = `${kind}${n.toString(16).padStart(8, '0')}70008${createHash('md5').update(`${kind}${n}`).digest('hex').slice(0, 15)}`
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
export const hospitalId = (h: number) => idOf('0a00', h)
export const departmentId = (h: number, d: number) => idOf('0d00', h * departmentsAHospital + d)
export const patientId = (n: number) =>
  createHash('md5')
    .update(`patient ${n}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
const patientSql = (n: string) => `md5('patient ' || (${n}))::uuid`

export const futureSessions = (hospitals: number) => hospitals * departmentsAHospital * doctorsADepartment * 10
export const scheduleId = (n: number) => idOf('0f00', n)

/** `taken`: numbers of each session that are gone (the past), or none (the future). */
const stockSql = (
  from: string,
  o: { id: string; hospital: string; department: string; doctor: string; on: string; n: number; taken: boolean },
) => `
  insert into appointments.stock (hospital_id, schedule_id, campus_id, department_id, practitioner_id, on_date, half, fee_level, fee_fen, room, time_zone, revision,
         from_time, to_time, starts_at, ends_at, capacity, opened, returned, void_unopened, serial_base, base_capacity, pool_quota, pool_taken, pool_release_at, pool_flow_at)
  select ${o.hospital}, ${o.id}, ${o.hospital}, ${o.department}, ${o.doctor}, d.on_date, 'am', 'chief', 2500, '门诊楼 3 层 ' || x.n % 40 || ' 诊室', 'Asia/Shanghai', 1,
         p.f, p.t, p.s, p.e, array_fill(${o.n / 8}, array[8]), array_fill(${o.taken ? o.n / 8 : 0}, array[8]), array_fill(0, array[8]), array_fill(0, array[8]),
         p.base, array_fill(${o.n / 8}, array[8]), array[${o.n}, 0, 0, 0], array[${o.taken ? o.n : 0}, 0, 0, 0],
         array_fill(timestamptz '2020-01-01', array[4]),
         array['9999-01-01'::timestamptz, d.on_date - 1, d.on_date, d.on_date - 1]
    from ${from}
   cross join lateral (select ${o.on} as on_date) d
   cross join lateral (select array_agg((time '08:00' + i * interval '30 minutes')::time order by i) as f, array_agg((time '08:30' + i * interval '30 minutes')::time order by i) as t,
                              array_agg((d.on_date + time '08:00' + i * interval '30 minutes') at time zone 'Asia/Shanghai' order by i) as s,
                              array_agg((d.on_date + time '08:30' + i * interval '30 minutes') at time zone 'Asia/Shanghai' order by i) as e,
                              array_agg(i * ${o.n / 8} order by i) as base
                         from generate_series(0, 7) as i) p`

export async function buildHospitals(url: string, hospitals: number, numbers = numbersASession): Promise<void> {
  await on(url, async (c) => {
    await c.query(`set synchronous_commit = off; set session_replication_role = replica`) // no lines of changes: nobody reads yet
    await c.query(
      `insert into appointments.hospital select ${idSql('0a00', 'h')} from generate_series(0, ${hospitals - 1}) as h`,
    )
    await c.query(
      `insert into appointments.policy (hospital_id, valid_from, per_day, open_at_once, per_month) select ${idSql('0a00', 'h')}, '-infinity', 2, 4, 8 from generate_series(0, ${hospitals - 1}) as h`,
    )
    await c.query(
      stockSql(
        `(select n, n / 100 as dep, n / 10 as doc, n % 10 as k from generate_series(0, ${futureSessions(hospitals) - 1}) as n) x`,
        {
          id: idSql('0f00', 'x.n'),
          hospital: idSql('0a00', `x.dep / ${departmentsAHospital}`),
          department: idSql('0d00', 'x.dep'),
          doctor: idSql('0c00', 'x.doc'),
          // The sessions of a doctor lie on the fourteen days from tomorrow, the released ones among them.
          on: `(now() at time zone 'Asia/Shanghai')::date + 1 + (x.k * 13 / 9)::int`,
          n: numbers,
          taken: false,
        },
      ),
    )
    await c.query('vacuum analyze appointments.stock')
  })
}

/** `appointments` of years ago, with the events of their numbers; indexes are dropped and built again, as one would to load so much. */
export async function buildPast(
  url: string,
  hospitals: number,
  appointments: number,
  say: (line: string) => void = () => {},
): Promise<void> {
  const sessions = Math.ceil(appointments / numbersASession)
  const patients = Math.max(5_000, Math.ceil(appointments / 5))
  await on(url, async (c) => {
    await c.query(
      `set synchronous_commit = off; set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`,
    )
    const heavy = appointments > 200_000
    const rebuild: string[] = []
    if (heavy)
      for (const table of ['appointment', 'number_event']) {
        const { rows } = await c.query(
          `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as def, k.conname, pg_get_constraintdef(k.oid) as con
             from pg_index i left join pg_constraint k on k.conindid = i.indexrelid where i.indrelid = $1::regclass`,
          [`appointments.${table}`],
        )
        for (const r of rows) {
          // A key that another table refers to stays.
          const dropped = await c
            .query(
              r.conname ? `alter table appointments.${table} drop constraint ${r.conname}` : `drop index ${r.name}`,
            )
            .then(
              () => true,
              () => false,
            )
          if (dropped)
            rebuild.push(r.conname ? `alter table appointments.${table} add constraint ${r.conname} ${r.con}` : r.def)
        }
      }
    await c.query(
      stockSql(
        `(select n, n % ${hospitals * departmentsAHospital} as dep, n / ${hospitals * departmentsAHospital} as turn from generate_series(0, ${sessions - 1}) as n) x`,
        {
          id: idSql('0b00', 'x.n'),
          hospital: idSql('0a00', `x.dep / ${departmentsAHospital}`),
          department: idSql('0d00', 'x.dep'),
          doctor: idSql('0c00', 'x.dep * 10 + x.turn % 10'),
          on: `(now() at time zone 'Asia/Shanghai')::date - 40 - (x.turn / 10)::int`,
          n: numbersASession,
          taken: true,
        },
      ),
    )
    say(`past: ${sessions} sessions`)
    const step = 1_000_000
    for (let from = 0; from < appointments; from += step) {
      const to = Math.min(appointments, from + step) - 1
      // Patients go round, so that nobody comes twice to a department on a day.
      await c.query(`
        insert into appointments.appointment (hospital_id, id, schedule_id, patient_id, campus_id, department_id, practitioner_id, on_date, half, period_no, seat, serial, from_time, to_time,
               starts_at, ends_at, room, fee_fen, pool, channel, status, booked_by, idempotency_key, body_hash, created_at, changed_at)
        select s.hospital_id, ${idSql('0e00', 'a.n')}, s.schedule_id, ${patientSql(`a.n % ${patients}`)}, s.campus_id, s.department_id, s.practitioner_id, s.on_date, s.half,
               a.seat / 5, a.seat % 5 + 1, a.seat + 1, s.from_time[a.seat / 5 + 1], s.to_time[a.seat / 5 + 1], s.starts_at[a.seat / 5 + 1], s.ends_at[a.seat / 5 + 1], s.room, 2500, 1, 'online',
               'fulfilled', 'account:' || ${patientSql(`a.n % ${patients}`)}, 'past-' || a.n, 'x', s.starts_at[1] - interval '5 days', s.ends_at[1]
          from (select n, (n % ${numbersASession})::int as seat, n / ${numbersASession} as session from generate_series(${from}, ${to}) as n) a
          join appointments.stock s on s.schedule_id = ${idSql('0b00', 'a.session')}`)
      await c.query(`
        insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, from_state, to_state, appointment_id, who, why, channel)
        select s.hospital_id, s.schedule_id, a.seat / 5, a.seat % 5 + 1, a.seat % 5 + 1, s.starts_at[1] - interval '5 days', e.f, e.t, ${idSql('0e00', 'a.n')},
               'account:' || ${patientSql(`a.n % ${patients}`)}, e.w, 'online'
          from (select n, (n % ${numbersASession})::int as seat, n / ${numbersASession} as session from generate_series(${from}, ${to}) as n) a
          join appointments.stock s on s.schedule_id = ${idSql('0b00', 'a.session')}
         cross join (values ('released', 'held', 'taken'), ('held', 'booked', 'paid'), ('booked', 'used', 'seen')) as e(f, t, w)`)
      if (appointments > step) say(`past: ${to + 1} appointments`)
    }
    for (const text of rebuild) await c.query(text)
    await c.query(`
      insert into appointments.number_event (hospital_id, schedule_id, period_no, seat_from, seat_to, at, to_state, who, why, channel)
      select hospital_id, schedule_id, i, 1, 5, starts_at[1], 'planned', 'system', 'issued', 'system'
        from appointments.stock cross join generate_series(0, 7) as i where pool_taken[1] > 0`)
    await c.query('vacuum analyze appointments.appointment')
    await c.query('vacuum analyze appointments.stock')
    await c.query('vacuum analyze appointments.number_event')
    await c.query('checkpoint')
  })
}
