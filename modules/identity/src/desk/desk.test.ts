import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { seed } from '../module.ts'
import { spelled } from '../patients/patient-row.ts'
import { anIdNumber, aPatient, identityHouse } from '../testing/house.ts'

const house = await identityHouse()
const { ask, db, ctx, groupId } = house
const desk = await house.aStaff({ displayName: '李小华', roles: ['desk'] })
const person = {
  name: '单小明',
  certificateType: 'id_card',
  certificateNumber: anIdNumber('1990-03-04'),
  phone: '13512340001',
} as const
const [patientId] = await seed.seedPatients(ctx, groupId, [
  person,
  { ...person, name: '王小明', certificateNumber: anIdNumber(), phone: '13512340002' },
])
const find = async (q: string) =>
  (await ask('GET', `/desk/patients?q=${encodeURIComponent(q)}`, { cookies: desk.cookies })).body.items
const { relation: _, ...form } = aPatient({ certificateNumber: anIdNumber() })

test('one box finds a patient by name, pinyin, initials, phone, ID number and card number', async () => {
  const { cardNumber } = await db.one<{ cardNumber: string }>(
    sql`select card_number as "cardNumber" from identity.patient where id = ${patientId}`,
  )
  for (const q of [
    '单小明',
    '单',
    'shanxiaoming',
    'SHAN xiao',
    'sxm',
    '135 1234 0001',
    '+8613512340001',
    person.certificateNumber,
    person.certificateNumber.toLowerCase(),
    cardNumber,
  ]) {
    const items = await find(q)
    assert.deepEqual(
      items.map((p: { patientId: string }) => p.patientId),
      [patientId],
      q,
    )
  }
  const [card] = await find('单小明')
  assert.equal(card.nameMasked, '单*明')
  assert.equal(card.phoneMasked, '135****0001')
  assert.ok(!JSON.stringify(card).includes(person.certificateNumber))
  for (const q of ['', '   ', '1351234', '%', '_', "' or 1=1 --", '小明']) assert.deepEqual(await find(q), [], q)
  assert.deepEqual(await house.facade.findPatients({ groupId, query: 'sxm' }), { patientIds: [patientId] })
  assert.deepEqual(await house.facade.findPatients({ groupId: newId(), query: 'sxm' }), { patientIds: [] })
})

test('names are spelled as families say them', () => {
  assert.deepEqual(spelled('单雄信'), { pinyin: 'shanxiongxin', initials: 'sxx' })
  assert.deepEqual(spelled('吕布'), { pinyin: 'lvbu', initials: 'lb' })
  assert.deepEqual(spelled('John Smith'), { pinyin: 'johnsmith', initials: 'js' })
  assert.deepEqual(spelled('买买提·阿里'), { pinyin: 'maimaitiali', initials: 'mmtal' })
})

test('the desk registers a patient without an account, once however often it is asked', async () => {
  const body = form
  const headers = { 'idempotency-key': 'desk-form-1' }
  const [first, again] = await Promise.all(
    [1, 2].map(() => ask('POST', '/desk/patients', { cookies: desk.cookies, body, headers })),
  )
  assert.equal(first!.status, 201)
  assert.deepEqual(again!.body, first!.body)
  assert.deepEqual(await house.facade.accountsFor({ patientId: first!.body.patientId }), { accountIds: [] })
  assert.equal(
    (await ask('POST', '/desk/patients', { cookies: desk.cookies, body: { ...body, relation: 'self' } })).status,
    400,
  )
  assert.equal(
    (await ask('POST', '/desk/patients', { cookies: desk.cookies, body: { ...body, name: '别的人' } })).body.code,
    'identity.name_mismatch',
  )
})

test('at the desk, certificate in hand, a known patient gets a new phone, and the owner of that phone the record', async () => {
  const owner = await house.anAccount()
  const patient = { ...form, certificateNumber: anIdNumber() }
  const { patientId: id } = (
    await ask('POST', '/desk/patients', { cookies: desk.cookies, body: { ...patient, phone: '13600001111' } })
  ).body
  const add = () =>
    ask('POST', '/patients', { token: owner.token, body: { ...patient, phone: owner.phone, relation: 'self' } })
  assert.equal((await add()).body.code, 'identity.certificate_conflict')
  assert.equal(
    (await ask('POST', '/desk/patients', { cookies: desk.cookies, body: { ...patient, phone: owner.phone } })).body
      .patientId,
    id,
  )
  assert.equal((await add()).body.id, id)
})

test('numbers in clear need a reason, which is written down with who asked', async () => {
  const reveal = (body: unknown, id = patientId) =>
    ask('POST', `/desk/patients/${id}/reveals`, { cookies: desk.cookies, body })
  const shown = await reveal({ fields: ['phone', 'certificate'], reason: '患者要求核对证件' })
  assert.deepEqual(shown.body, { phone: '13512340001', certificateNumber: person.certificateNumber })
  assert.deepEqual(Object.keys((await reveal({ fields: ['phone'], reason: '电话通知停诊' })).body), ['phone'])
  for (const reason of ['', '  ', 'x'])
    assert.equal((await reveal({ fields: ['phone'], reason })).body.code, 'identity.reason_needed')
  assert.equal((await reveal({ fields: [], reason: '核对' })).status, 400)
  assert.equal((await reveal({ fields: ['password'], reason: '核对' })).status, 400)
  assert.equal(
    (await reveal({ fields: ['phone'], reason: '核对证件' }, newId())).body.code,
    'identity.patient_not_found',
  )
  const reasons = await db.rows<{ reason: string; actor: string }>(sql`
    select reason, actor_id as actor from platform.audit_entry where object = ${`patientId=${patientId}`} and action = 'revealPatient' order by seq`)
  assert.deepEqual(reasons, [
    { reason: 'phone+certificate: 患者要求核对证件', actor: desk.staffId },
    { reason: 'phone: 电话通知停诊', actor: desk.staffId },
  ])
})

test('the patient sees which staff read the record: masked name, role, what and when, and no refused attempt', async () => {
  const owner = await house.anAccount()
  const { id } = (
    await ask('POST', '/patients', {
      token: owner.token,
      body: aPatient({ name: '独孤求败', certificateNumber: anIdNumber() }),
    })
  ).body
  await ask('GET', `/desk/patients?q=dgqb`, { cookies: desk.cookies })
  await ask('GET', `/desk/patients/${id}`, { cookies: desk.cookies })
  await ask('POST', `/desk/patients/${id}/reveals`, {
    cookies: desk.cookies,
    body: { fields: ['phone'], reason: '电话回访' },
  })
  await ask('POST', `/desk/patients/${id}/reveals`, { cookies: desk.cookies, body: { fields: ['phone'], reason: '' } })
  const { items } = (await ask('GET', `/patients/${id}/readers`, { token: owner.token })).body
  assert.deepEqual(
    items.map(({ at: _at, ...r }: { at: string }) => r),
    [
      { who: '李*华', role: 'desk', action: 'revealPatient' },
      { who: '李*华', role: 'desk', action: 'getPatientCard' },
      { who: '李*华', role: 'desk', action: 'searchPatients' },
    ],
  )
})

test('the desk does not see patients of another group of hospitals', async () => {
  const [foreign] = await seed.seedPatients(ctx, newId(), [
    { ...person, name: '司马外院', certificateNumber: anIdNumber() },
  ])
  assert.deepEqual(await find('司马外院'), [])
  assert.equal(
    (await ask('GET', `/desk/patients/${foreign}`, { cookies: desk.cookies })).body.code,
    'identity.patient_not_found',
  )
  assert.equal(
    (
      await ask('POST', `/desk/patients/${foreign}/reveals`, {
        cookies: desk.cookies,
        body: { fields: ['phone'], reason: '核对证件' },
      })
    ).status,
    404,
  )
})

test('two thousand patients and accounts are seeded at once, each with their own patient', async () => {
  const people = Array.from(
    { length: 2000 },
    (_, i) =>
      ({
        name: '张伟',
        certificateType: 'passport',
        certificateNumber: `E${10_000_000 + i}`,
        bornOn: '1990-01-01',
        sex: 'male',
        phone: `1520000${String(i).padStart(4, '0')}`,
      }) as const,
  )
  const ids = await seed.seedPatients(ctx, groupId, people)
  const accounts = await seed.seedAccounts(
    ctx,
    groupId,
    ids.map((id, i) => ({ phone: people[i]!.phone, patientId: id, consents: house.terms })),
  )
  assert.equal(new Set(ids).size, 2000)
  assert.deepEqual(await seed.seedPatients(ctx, groupId, people.slice(0, 3)), ids.slice(0, 3))
  const { token, accountId } = accounts[1999]!
  assert.deepEqual(
    (await ask('GET', '/patients', { token })).body.items.map((p: { id: string }) => p.id),
    [ids[1999]],
  )
  assert.deepEqual(await house.facade.consented({ accountId }), { due: [] })
})
