import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Refusal, weekday } from '@jiuyi/kernel'
import { testDb } from '@jiuyi/testkit'
import fc from 'fast-check'
import { refuseTemplateOverlap } from './template-days.ts'
import { aTimetable } from './timetable.test-helper.ts'

const db = await testDb({ as: 'scheduling' })
const t = await aTimetable(db)
type Pattern = { everyWeeks: number; validFrom: string; validTo?: string }

/** Said again, differently: day by day through three years. */
function daysOf(p: Pattern): Set<string> {
  const monday = addDays(p.validFrom, 1 - weekday(p.validFrom))
  const found = new Set<string>()
  for (let on = addDays(monday, 2); on <= (p.validTo ?? '2029-01-01'); on = addDays(on, 7 * p.everyWeeks))
    if (on >= p.validFrom) found.add(on)
  return found
}
const pattern = fc
  .record({
    everyWeeks: fc.integer({ min: 1, max: 8 }),
    start: fc.integer({ min: 0, max: 120 }),
    length: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  .map(({ everyWeeks, start, length }): Pattern => {
    const validFrom = addDays('2026-03-01', start)
    return { everyWeeks, validFrom, ...(length === null ? {} : { validTo: addDays(validFrom, length) }) }
  })

test('two Wednesday templates of one doctor clash exactly when a day belongs to both', () =>
  fc.assert(
    fc.asyncProperty(pattern, pattern, async (a, b) => {
      const mine = daysOf(a)
      const meet = [...daysOf(b)].some((on) => mine.has(on))
      const [, second] = await t.seeded([{ ...a }, { ...b }].map((p) => ({ ...p, practitionerId: t.wang })))
      const verdict = await db
        .tx((tx) => refuseTemplateOverlap(tx, t.hospitalId, second!))
        .then(
          () => 'free',
          (e) => (e as Refusal).code,
        )
      await forget()
      assert.equal(verdict, meet ? 'scheduling.template_overlap' : 'free', JSON.stringify({ a, b }))
    }),
    { numRuns: 120 },
  ))

const forget = () => db.pool.query('delete from scheduling.schedule_template')
