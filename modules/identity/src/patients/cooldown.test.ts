import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anIdNumber, aPatient, identityHouse } from '../testing/house.ts'

const house = await identityHouse({ policy: { patientChangesPerDay: 3 } })
const { ask, clock } = house

test('an account changes its patients three times a day, adding and removing together, and again the next day', async () => {
  const { token } = await house.anAccount()
  const add = () => ask('POST', '/patients', { token, body: aPatient({ certificateNumber: anIdNumber() }) })
  const [first] = [await add(), await add()]
  assert.equal((await ask('DELETE', `/patients/${first!.body.id}`, { token })).status, 204)
  const late = await add()
  assert.deepEqual([late.status, late.body.code, late.body.limit], [429, 'identity.patient_cooldown', 3])
  const [left] = (await ask('GET', '/patients', { token })).body.items
  assert.equal((await ask('DELETE', `/patients/${left.id}`, { token })).body.code, 'identity.patient_cooldown')
  clock.forward(24 * 3_600_000)
  assert.equal((await add()).status, 201)
})

test('of five added at once on one day three stay', async () => {
  const { token } = await house.anAccount()
  const all = await Promise.all(
    Array.from({ length: 5 }, () =>
      ask('POST', '/patients', { token, body: aPatient({ certificateNumber: anIdNumber() }) }),
    ),
  )
  assert.deepEqual(all.map((r) => r.status).sort(), [201, 201, 201, 429, 429])
})
