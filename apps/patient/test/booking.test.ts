import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Schemas } from '@jiuyi/api-client'
import { phrasesFor } from '@jiuyi/phrases/patient'
import { cancelSentence, cancelState } from '../src/booking/cancel-rule.ts'
import { dayText, firstDay, instantText, minutesBefore, onTheWall, stripDays } from '../src/booking/days.ts'
import { leaveNote, takeNote } from '../src/booking/note.ts'
import { nextAsk, payState } from '../src/booking/pay-state.ts'
import { clinicsOn, type Session } from '../src/booking/sessions.ts'

const t = phrasesFor('zh-CN')
const en = phrasesFor('en')
const at = (iso: string): number => Date.parse(iso)

test('the strip says 有号, 约满, 停诊, 未放号, and tells a day that is over from a day nobody works', () => {
  const states = ['closed', 'available', 'full', 'stopped', 'not_released'] as const
  const days = states.map((state, i) => ({ on: `2026-11-2${i + 2}`, state }))
  const rest = { on: '2026-11-27', state: 'closed' as const }
  const strip = stripDays([...days, rest], days, '2026-11-22', t.booking)
  assert.deepEqual(
    strip.map((d) => d.state),
    ['已截止', '有号', '约满', '停诊', '未放号', '无门诊'],
  )
  assert.deepEqual(
    strip.map((d) => d.open),
    [false, true, false, false, false, false],
  )
  assert.deepEqual(
    strip.slice(0, 2).map((d) => `${d.weekday} ${d.day}`),
    ['今天 11-22', '周一 11-23'],
  )
})

test('the strip opens on the first day with a number, else on one that will open, else on the first', () => {
  const day = (on: string, state: 'full' | 'available' | 'not_released') => ({ on, state })
  assert.equal(firstDay([day('2026-11-22', 'full'), day('2026-11-23', 'available')]), '2026-11-23')
  assert.equal(firstDay([day('2026-11-22', 'full'), day('2026-11-24', 'not_released')]), '2026-11-24')
  assert.equal(firstDay([day('2026-11-22', 'full')]), '2026-11-22')
  assert.equal(firstDay([]), '')
})

test('days and hours are the hospital’s, wherever the phone is', () => {
  assert.deepEqual(onTheWall(at('2026-11-22T16:30:00Z')), { on: '2026-11-23', time: '00:30' })
  assert.deepEqual(instantText('2026-12-31T23:05:00Z', t.booking), { day: '1月1日', time: '07:05' })
  assert.equal(dayText('2026-11-23', '2026-11-22', t.booking), '11月23日 明天')
  assert.equal(dayText('2027-01-01', '2026-12-30', t.booking), '1月1日 周五')
  assert.equal(dayText('2026-11-22', '2026-11-22', en.booking), 'Today, Nov 22')
  assert.equal(minutesBefore('08:00', 15), '07:45')
  assert.equal(minutesBefore('00:10', 15), '00:00')
})

const visit = (status = 'booked', allowed = true, late = false) => ({
  status,
  cancelRule: { allowed, late, freeUntil: '2026-11-24T09:00:00Z', allowedUntil: '2026-11-24T23:30:00Z' },
})

test('the cancel rule is one sentence: free, late, too late; and nothing when there is nothing to cancel', () => {
  assert.equal(
    cancelSentence(visit(), at('2026-11-24T08:00:00Z'), t),
    '11月24日 17:00 之前取消，不计次数，费用原路退回。',
  )
  assert.equal(cancelSentence(visit(), at('2026-11-24T12:00:00Z'), t), t.ticket.cancelLate('11月25日', '07:30'))
  assert.equal(cancelSentence(visit(), at('2026-11-24T23:30:00Z'), t), t.ticket.cancelTooLate('11月25日', '07:30'))
  for (const status of ['pending', 'arrived', 'fulfilled', 'cancelled', 'noshow'])
    assert.equal(cancelSentence(visit(status), at('2026-11-24T08:00:00Z'), t), '')
})

test('what the server says of lateness counts, even on a phone whose clock is behind', () => {
  const now = at('2026-11-24T08:00:00Z')
  assert.equal(cancelState(visit('booked', true, true), now), 'late')
  assert.equal(cancelState(visit('booked', false), now), 'too_late')
})

test('paying: due until the hold is over, booked only when the server says so, money back when the number was lost', () => {
  const now = at('2026-11-22T08:00:00Z')
  const held = { status: 'pending', holdUntil: '2026-11-22T08:15:00Z' }
  assert.equal(payState(held, undefined, now, false), 'due')
  assert.equal(payState(held, undefined, now, true), 'due')
  assert.equal(payState(held, undefined, at('2026-11-22T08:15:00Z'), false), 'expired')
  assert.equal(payState(held, undefined, at('2026-11-22T08:15:01Z'), true), 'due')
  assert.equal(payState({ status: 'booked' }, undefined, now, false), 'booked')
  const lost = { status: 'cancelled', cancelReason: 'hold_expired' }
  assert.equal(payState(lost, { status: 'closed' }, now, false), 'expired')
  assert.equal(payState(lost, { status: 'closed' }, now, true), 'money_back')
  assert.equal(payState(lost, { status: 'refunding' }, now, false), 'money_back')
  assert.equal(payState({ status: 'cancelled', cancelReason: 'given_up' }, undefined, now, false), 'given_up')
  assert.equal(payState({ status: 'cancelled', cancelReason: 'stopped' }, undefined, now, false), 'ended')
})

test('the page asks quickly, then slower, and in the end leaves it to the person: within about a minute and a half', () => {
  let asked = 0
  let waited = 0
  for (let wait = nextAsk(0); wait !== undefined; wait = nextAsk(asked)) {
    waited += wait
    asked += 1
    assert.ok(asked < 100)
  }
  assert.ok(waited > 30_000 && waited < 90_000, `${waited} ms`)
})

const session = (more: Partial<Session>): Session => ({
  scheduleId: 's',
  departmentId: 'd',
  on: '2026-11-23',
  half: 'am',
  feeLevel: 'chief',
  feeFen: 3000,
  state: 'available',
  left: 3,
  releaseAt: '2026-11-09T23:00:00Z',
  room: '',
  ...more,
})
const doctor = (id: string, title: 'chief' | 'attending') => ({ id, title, name: id }) as Schemas['Practitioner']

test('doctors with numbers come first, then what will open, then full and stopped; one card a doctor, mornings first', () => {
  const clinics = clinicsOn(
    '2026-11-23',
    [
      session({ practitionerId: 'full', state: 'full', left: 0 }),
      session({ practitionerId: 'two', half: 'pm', left: 2 }),
      session({ practitionerId: 'two', half: 'am', state: 'full', left: 0 }),
      session({ practitionerId: 'soon', state: 'not_released', left: 0 }),
      session({ practitionerId: 'off', state: 'stopped', left: 0 }),
      session({ feeLevel: 'ordinary' }),
      session({ practitionerId: 'two', on: '2026-11-24' }),
    ],
    [doctor('two', 'chief'), doctor('full', 'attending')],
  )
  assert.deepEqual(
    clinics.map((c) => c.key),
    ['ordinary-ordinary', 'two', 'soon', 'full', 'off'],
  )
  assert.deepEqual(
    clinics[1]?.sessions.map((s) => s.half),
    ['am', 'pm'],
  )
  assert.equal(clinics[1]?.left, 2)
})

test('a note left for the page behind is read once', () => {
  leaveNote('这个时段刚刚被约满')
  assert.equal(takeNote(), '这个时段刚刚被约满')
  assert.equal(takeNote(), undefined)
})
