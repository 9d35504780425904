import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditNumbers } from '@jiuyi/appointments/module'
import { auditMoney } from '@jiuyi/billing/module'
import { addDays, readIdCard } from '@jiuyi/kernel'
import { type Db, sql } from '@jiuyi/platform'
import { testDb } from '@jiuyi/testkit'
import { settings } from '../settings.ts'
import { chance } from './chance.ts'
import { departments } from './departments.ts'
import { demoIds, seedDemo, seedEmpty } from './index.ts'
import { inventPatients } from './people.ts'
import { clock, count, houseOn, settingsOf, today } from './testing.ts'

const [db, otherDb, emptyDb, cutDb] = [await testDb(), await testDb(), await testDb(), await testDb()]
const house = houseOn(settingsOf(db))
const accounts = await seedDemo(house, { today, patients: 200 })

test('the demo hospital has its departments, doctors, numbers and people', async () => {
  assert.equal(await count(db, sql`directory.department where bookable`), departments.length)
  assert.equal(await count(db, sql`directory.practitioner`), 120)
  assert.equal(await count(db, sql`(select distinct name from directory.practitioner) x`), 120)
  assert.equal(await count(db, sql`identity.patient`), 204)
  const schedules = await count(db, sql`scheduling.schedule`)
  assert.equal(await count(db, sql`appointments.stock`), schedules)
  for (const day of [-31, -1, 0, 1, 14])
    assert.ok(
      (await count(db, sql`scheduling.schedule where on_date = ${addDays(today, day)}`)) > 0,
      `clinics on day ${day}`,
    )
})

test('every number and every fen of the demo is accounted for, and nothing waits to be sent', async () => {
  assert.deepEqual(await auditNumbers(db), [])
  assert.deepEqual(await auditMoney(db), [])
  assert.equal(await count(db, sql`platform.outbox where delivered_at is null`), 0)
  // Only who is affected by the suspended clinic of the demo is told something.
  for (const table of [sql`notification.message`, sql`notification.delivery`])
    assert.equal(await count(db, sql`${table} where template not like '%suspen%'`), 0)
  assert.ok((await count(db, sql`appointments.suspension_case where settled_at is null`)) > 0)
  const paid = await count(
    db,
    sql`appointments.appointment where not (status = 'cancelled' and cancel_reason = 'hold_expired')`,
  )
  assert.equal(await count(db, sql`billing.charge_order`), paid)
  assert.equal(
    await count(db, sql`billing.charge_order where status = 'refunded'`),
    await count(db, sql`appointments.appointment where status = 'cancelled' and cancel_reason <> 'hold_expired'`),
  )
})

test('a room is occupied by a course of two paid visits, and an extra number waits for the desk', async () => {
  assert.equal(await count(db, sql`appointments.resource where active`), 4)
  assert.equal(
    await count(
      db,
      sql`appointments.series_appointment m join appointments.appointment a on a.id = m.appointment_id and a.status = 'booked'
            join appointments.resource_use u on u.appointment_id = a.id`,
    ),
    2,
  )
  assert.equal(await count(db, sql`appointments.extra_number where state = 'open' and valid_until > ${clock()}`), 1)
})

test('the month behind has believable shares, and nobody waits for a visit of the past', async () => {
  const past = await count(db, sql`appointments.appointment where on_date < ${today}`)
  assert.ok(past > 550, `${past} visits`)
  const share = async (status: string) =>
    (await count(db, sql`appointments.appointment where on_date < ${today} and status = ${status}`)) / past
  const near = (value: number, wanted: number) =>
    assert.ok(Math.abs(value - wanted) < 0.04, `${value} is not about ${wanted}`)
  near(await share('fulfilled'), 0.85)
  near(await share('cancelled'), 0.09)
  near(await share('noshow'), 0.06)
  assert.equal(await share('booked'), 0)
  assert.equal(
    await count(
      db,
      sql`appointments.appointment where created_at > ${clock()} or changed_at > ${clock()} or created_at > starts_at`,
    ),
    0,
  )
})

test('today and tomorrow have booked patients for the doctors who log in, and some doctors are sold out', async () => {
  for (const login of ['doctor', 'doctor2', 'doctor3'])
    for (const day of [0, 1]) {
      const n = await count(
        db,
        sql`appointments.appointment a join identity.staff f on f.practitioner_id = a.practitioner_id
                                     where f.login_name = ${login} and a.on_date = ${addDays(today, day)} and a.status = 'booked'`,
      )
      assert.ok(n > 0, `${login} on day ${day}`)
    }
  assert.ok(
    (await count(
      db,
      sql`appointments.stock where on_date > ${today} and (select sum(c) from unnest(capacity) c) = (select sum(o) from unnest(opened) o)`,
    )) > 0,
  )
})

test('the main account acts for herself, her mother and her child, and has visits behind and ahead', async () => {
  assert.equal(accounts.patients[0]!.phone, '19900000001')
  const { patientIds } = await house.facades.identity.findPatients({
    groupId: settings.GROUP_ID.default!,
    query: '周桂珍',
  })
  const { accountIds } = await house.facades.identity.accountsFor({ patientId: patientIds[0]! })
  const family = await db.rows<{ relation: string; age: number; visits: number }>(sql`
    select x.relation, extract(year from age(${today}::date, p.born_on))::int as age,
           (select count(*) from appointments.appointment a where a.patient_id = p.id and a.booked_by = 'account:' || x.account_id) as visits
      from identity.proxy x join identity.patient p on p.id = x.patient_id where x.account_id = ${accountIds[0]!} order by age`)
  assert.deepEqual(
    family.map((f) => [f.relation, f.age]),
    [
      ['child', 6],
      ['self', 38],
      ['parent', 78],
    ],
  )
  assert.ok(family.every((f) => f.visits >= 2))
  assert.deepEqual((await house.facades.identity.consented({ accountId: accountIds[0]! })).due, [])
})

test('nobody in the demo can be taken for a real person', () => {
  const people = inventPatients(chance(37), 2000, today)
  for (const { person } of people) {
    const card = readIdCard(person.certificateNumber)
    assert.ok(typeof card === 'object', person.certificateNumber)
    assert.ok(card.number.startsWith('599999') && person.phone.startsWith('1990000'))
  }
  assert.equal(new Set(people.map((p) => p.person.certificateNumber)).size, people.length)
})

test('the timetable goes on where the seed stops: planning ahead finds nothing to do', async () => {
  assert.deepEqual(await house.facades.scheduling.planAhead({ hospitalId: demoIds.hospital }), { made: 0 })
  assert.equal(await count(db, sql`platform.outbox where delivered_at is null`), 0)
})

const story = (of: Db) =>
  of.rows(sql`
    select (select jsonb_agg(jsonb_build_array(id, name, title, specialty, introduction) order by id) from directory.practitioner) as doctors,
           (select jsonb_agg(jsonb_build_array(name, born_on, sex) order by name, born_on) from identity.patient) as patients,
           (select jsonb_agg(jsonb_build_array(a.id, p.name, d.name, a.on_date, a.serial, a.status, a.created_at) order by a.id)
              from appointments.appointment a join identity.patient p on p.id = a.patient_id join directory.department d on d.id = a.department_id) as visits`)

test('a second run changes nothing', async () => {
  const before = await story(db)
  assert.deepEqual(await seedDemo(house, { today: addDays(today, 3), patients: 200 }), accounts)
  assert.deepEqual(await story(db), before)
})

test('the same demo is made on another database', async () => {
  await seedDemo(houseOn(settingsOf(otherDb)), { today, patients: 200 })
  assert.deepEqual(await story(otherDb), await story(db))
})

test('a seed that was cut off is not taken for a whole one', async () => {
  const whole = houseOn(settingsOf(cutDb))
  const ctxOf = (module: string) => (module === 'scheduling' ? assert.fail('cut off') : whole.ctxOf(module))
  await assert.rejects(seedDemo({ ...whole, ctxOf }, { today, patients: 200 }), /cut off/)
  await assert.rejects(seedDemo(whole, { today, patients: 200 }), /--reset/)
})

test('an empty installation has one hospital and one administrator, told once', async () => {
  const empty = houseOn(settingsOf(emptyDb))
  const { admin } = await seedEmpty(empty)
  assert.match(admin!.password, /^[a-z2-9]{14}$/)
  assert.equal((await seedEmpty(empty)).admin, undefined)
  assert.deepEqual((await seedDemo(empty)).staff, [], 'the demo does not move in')
  assert.equal(await count(emptyDb, sql`directory.campus`), 1)
  assert.equal(await count(emptyDb, sql`identity.staff_role where role = 'admin'`), 1)
})
