import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { anIdNumber, aPatient, identityHouse } from '../testing/house.ts'

const house = await identityHouse()
const { ask, db, facade, forgetTries, clock } = house
const add = (token: string, body: unknown, key?: string) =>
  ask('POST', '/patients', { token, body, ...(key ? { headers: { 'idempotency-key': key } } : {}) })

test('a patient is added with sex and age from the ID number, and shown masked', async () => {
  const { token, accountId } = await house.anAccount()
  const certificateNumber = anIdNumber('1949-12-31', 'female')
  const { status, body } = await add(token, aPatient({ name: '欧阳  小明', certificateNumber, relation: 'parent' }))
  assert.equal(status, 201)
  const { id, cardNumber, ...shown } = body
  assert.deepEqual(shown, {
    name: '欧阳 小明',
    relation: 'parent',
    sex: 'female',
    bornOn: '1949-12-31',
    ageYears: 76,
    certificateType: 'id_card',
    certificateMasked: `**************${certificateNumber.slice(-4)}`,
    phoneMasked: '138****8000',
    isDefault: true,
  })
  assert.match(cardNumber, /^\d{8,}$/)
  assert.deepEqual((await ask('GET', `/patients/${id}`, { token })).body, body)
  assert.deepEqual((await ask('GET', '/patients', { token })).body.items, [body])
  assert.deepEqual(await facade.mayActFor({ accountId, patientId: id }), { allowed: true })
  assert.deepEqual(await facade.accountsFor({ patientId: id }), { accountIds: [accountId] })
})

test('the database shows no ID number, no phone and no code in any row', async () => {
  const { token, phone } = await house.anAccount()
  const child = anIdNumber('2020-05-01')
  const guardian = { name: '王明', certificateNumber: anIdNumber() }
  assert.equal(
    (await add(token, aPatient({ certificateNumber: child, guardian, phone: '13712344321', relation: 'child' })))
      .status,
    201,
  )
  await forgetTries()
  await ask('POST', '/sms-codes', { body: { phone: '13712344321', purpose: 'login' } })
  const code = house.sms.sent.at(-1)!.code
  const tables = await db.rows<{ name: string }>(sql`
    select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('identity', 'platform') and table_type = 'BASE TABLE' and table_name <> 'migration'`)
  assert.ok(tables.length > 10)
  for (const { name } of tables) {
    const { rows } = await db.pool.query(`select t::text as row from ${name} t`)
    const all = rows.map((r: { row: string }) => r.row).join('\n')
    for (const secret of [child, guardian.certificateNumber, '13712344321', phone])
      assert.ok(!all.includes(secret), `${name} holds ${secret}`)
    if (name === 'identity.sms_code') assert.ok(all.length > 0 && !all.includes(`,${code},`))
  }
})

test('bad names, numbers and dates are refused at the door or by the rule', async () => {
  const { token } = await house.anAccount()
  const bad = async (over: Record<string, unknown>) => {
    const r = await add(token, aPatient(over))
    return `${r.status} ${r.body.code}`
  }
  for (const name of [
    '王'.repeat(200),
    '',
    '   ',
    '王😀明',
    '<script>alert(1)</script>',
    "Robert'); drop table identity.patient;--",
    '王\n明',
    '12345',
    '王\u0000明',
    '\ud800',
  ])
    assert.equal(await bad({ name }), '400 request.invalid', JSON.stringify(name))
  assert.equal(await bad({ certificateNumber: '110105194912310021' }), '422 identity.invalid_certificate')
  assert.equal(await bad({ certificateNumber: '11010519490230002X' }), '422 identity.invalid_certificate')
  assert.equal(await bad({ certificateType: 'driving_licence' }), '400 request.invalid')
  assert.equal(
    await bad({ certificateType: 'passport', certificateNumber: 'E12345678', bornOn: '2026-02-30', sex: 'male' }),
    '400 request.invalid',
  )
  assert.equal(await bad({ phone: '12345' }), '422 identity.invalid_phone')
  assert.equal(await bad({ consent: false }), '400 request.invalid')
  assert.equal(await bad({ consent: undefined }), '400 request.invalid')
  assert.equal(await bad({ certificateNumber: anIdNumber('2015-01-01') }), '422 identity.guardian_needed')
  assert.equal(await bad({ accountId: newId() }), '400 request.invalid')
  assert.equal(
    (await ask('POST', '/patients', { token, body: aPatient(), headers: { 'idempotency-key': 'x' } })).status,
    400,
  )
  for (const name of ["O'Neil-Smith Jr.", '买买提·阿卜杜拉', 'Łukasz'])
    assert.equal((await add(token, aPatient({ name, certificateNumber: anIdNumber() }))).status, 201, name)
  await forgetTries()
})

test('nobody reads, changes, removes or asks about a patient of somebody else', async () => {
  const [mine, theirs] = [await house.anAccount(), await house.anAccount()]
  const { id } = (await add(theirs.token, aPatient())).body
  const tries = [
    await ask('GET', `/patients/${id}`, { token: mine.token }),
    await ask('PATCH', `/patients/${id}`, { token: mine.token, body: { phone: '13800138009' } }),
    await ask('DELETE', `/patients/${id}`, { token: mine.token }),
    await ask('GET', `/patients/${id}/readers`, { token: mine.token }),
    await ask('GET', `/patients/${newId()}`, { token: mine.token }),
  ]
  for (const r of tries) assert.deepEqual([r.status, r.body.code], [404, 'identity.not_your_patient'])
  assert.deepEqual(await facade.mayActFor({ accountId: mine.accountId, patientId: id }), { allowed: false })
  assert.equal((await ask('GET', `/patients/${id}`, { token: theirs.token })).body.phoneMasked, '138****8000')
})

test('a stranger who knows name and ID number does not get the record, and does not learn whether the name was right', async () => {
  const [owner, stranger] = [await house.anAccount(), await house.anAccount()]
  const patient = aPatient({ phone: owner.phone, certificateNumber: anIdNumber() })
  assert.equal((await add(owner.token, patient)).status, 201)
  const tries = [
    await add(stranger.token, { ...patient, phone: stranger.phone }),
    await add(stranger.token, { ...patient, phone: stranger.phone, name: '别的人' }),
    await add(stranger.token, patient),
    await add(stranger.token, { ...patient, name: '别的人' }),
  ]
  for (const { body, status } of tries) {
    assert.deepEqual([status, body.code], [409, 'identity.certificate_conflict'])
    assert.deepEqual(Object.keys(body), Object.keys(tries[0]!.body))
  }
  assert.deepEqual((await ask('GET', '/patients', { token: stranger.token })).body.items, [])
})

test('whoever holds the phone on file is linked to the one record: by the account’s own phone, or by a code sent to it', async () => {
  const [first, family] = [await house.anAccount(), await house.anAccount()]
  const owner = await house.anAccount()
  const patient = aPatient({ phone: owner.phone, certificateNumber: anIdNumber() })
  const { id } = (await add(first.token, { ...patient, relation: 'child' })).body
  assert.equal((await add(owner.token, patient)).body.id, id)
  await forgetTries()
  await ask('POST', '/sms-codes', { body: { phone: owner.phone, purpose: 'phone' } })
  const phoneCode = house.sms.sent.at(-1)!.code
  const wrong = phoneCode === '000000' ? '111111' : '000000'
  assert.equal((await add(family.token, { ...patient, phoneCode: wrong })).body.code, 'identity.wrong_code')
  const linked = await add(family.token, { ...patient, phoneCode, relation: 'spouse' }, 'page-opened-1')
  assert.deepEqual([linked.status, linked.body.id, linked.body.relation], [201, id, 'spouse'])
  assert.deepEqual(
    (await add(family.token, { ...patient, phoneCode, relation: 'spouse' }, 'page-opened-1')).body,
    linked.body,
  )
  const third = await house.anAccount()
  assert.equal((await add(third.token, { ...patient, phoneCode })).body.code, 'identity.code_expired')
  assert.equal((await add(owner.token, { ...patient, name: '王大明' })).body.code, 'identity.name_mismatch')
  assert.equal((await facade.accountsFor({ patientId: id })).accountIds.length, 3)
})

test('the same request again gives the same patient; the same key for another request is refused', async () => {
  const { token } = await house.anAccount()
  const patient = aPatient({ certificateNumber: anIdNumber() })
  const all = await Promise.all([1, 2, 3].map(() => add(token, patient, 'one-page-open')))
  assert.deepEqual(
    all.map((r) => r.status),
    [201, 201, 201],
  )
  assert.equal(new Set(all.map((r) => r.body.id)).size, 1)
  assert.equal(
    (await add(token, { ...patient, name: '别的人' }, 'one-page-open')).body.code,
    'request.idempotency_key_reused',
  )
  assert.equal((await add(token, patient)).body.id, all[0]!.body.id)
})

test('of seven patients added at once to one account six stay', async () => {
  const { token, accountId } = await house.anAccount()
  const all = await Promise.all(
    Array.from({ length: 9 }, () => add(token, aPatient({ certificateNumber: anIdNumber() }))),
  )
  assert.equal(all.filter((r) => r.status === 201).length, 6)
  for (const r of all)
    if (r.status !== 201) assert.deepEqual([r.status, r.body.code, r.body.limit], [409, 'identity.patient_limit', 6])
  const { live } = await db.one<{ live: number }>(
    sql`select count(*) as live from identity.proxy where account_id = ${accountId} and removed_at is null`,
  )
  assert.equal(live, 6)
  assert.equal((await ask('GET', '/patients', { token })).body.items.length, 6)
})

test('one certificate registered twice at once is one record, and one of the two accounts is told', async () => {
  const [a, b] = [await house.anAccount(), await house.anAccount()]
  const certificateNumber = anIdNumber()
  const both = await Promise.all([a, b].map(({ token, phone }) => add(token, aPatient({ certificateNumber, phone }))))
  assert.deepEqual(both.map((r) => r.status).sort(), [201, 409])
  const rows = await db.rows(
    sql`select 1 from identity.patient where certificate_index = ${house.keys.blindIndex('certificate', certificateNumber)}`,
  )
  assert.equal(rows.length, 1)
})

test('a change of phone, relation or usual patient is kept; taking a patient off the list leaves the record', async () => {
  const { token, accountId } = await house.anAccount()
  const first = (await add(token, aPatient({ certificateNumber: anIdNumber() }))).body
  clock.forward(1000)
  const second = (await add(token, aPatient({ certificateNumber: anIdNumber(), relation: 'parent' }))).body
  assert.deepEqual([first.isDefault, second.isDefault], [true, false])
  const changed = await ask('PATCH', `/patients/${second.id}`, {
    token,
    body: { phone: '13911110000', relation: 'spouse', isDefault: true },
  })
  assert.deepEqual(
    [changed.body.phoneMasked, changed.body.relation, changed.body.isDefault],
    ['139****0000', 'spouse', true],
  )
  assert.equal((await ask('PATCH', `/patients/${second.id}`, { token, body: { name: '别的人' } })).status, 400)
  assert.equal(
    (await ask('PATCH', `/patients/${second.id}`, { token, body: { phone: '1' } })).body.code,
    'identity.invalid_phone',
  )
  const order = async () =>
    (await ask('GET', '/patients', { token })).body.items.map((p: { id: string; isDefault: boolean }) => [
      p.id,
      p.isDefault,
    ])
  assert.deepEqual(await order(), [
    [second.id, true],
    [first.id, false],
  ])
  assert.equal((await ask('DELETE', `/patients/${second.id}`, { token })).status, 204)
  assert.deepEqual(await order(), [[first.id, true]])
  assert.equal((await ask('DELETE', `/patients/${second.id}`, { token })).status, 404)
  assert.deepEqual(await facade.mayActFor({ accountId, patientId: second.id }), { allowed: false })
  assert.equal(
    (await facade.patientCards({ groupId: house.groupId, patientIds: [second.id, newId()] })).cards.length,
    1,
  )
  assert.deepEqual((await facade.patientCards({ groupId: newId(), patientIds: [second.id] })).cards, [])
})

test('guessing at one certificate ends after ten tries, whoever tries', async () => {
  await forgetTries()
  const certificateNumber = anIdNumber()
  const owner = await house.anAccount()
  await add(owner.token, aPatient({ certificateNumber, phone: owner.phone }))
  const accounts = await Promise.all([house.anAccount(), house.anAccount()])
  const codes = []
  for (let i = 0; i < 11; i++)
    codes.push(
      (await add(accounts[i % 2]!.token, aPatient({ certificateNumber, phone: `1390000${1000 + i}` }))).body.code,
    )
  assert.equal(codes.filter((c) => c === 'identity.certificate_conflict').length, 9)
  assert.equal(codes.at(-1), 'request.too_many')
})
