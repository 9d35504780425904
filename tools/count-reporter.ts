/** A node:test reporter that only counts, for the one closing line of `bin/test`. Files count through the tests in them. */
import type { TestEvent } from 'node:test/reporters'

export default async function* count(source: AsyncIterable<TestEvent>) {
  const n = { passed: 0, failed: 0, skipped: 0 }
  for await (const e of source) {
    if (e.type !== 'test:pass' && e.type !== 'test:fail') continue
    if (e.data.details?.type === 'suite') continue
    if (e.data.skip !== undefined || e.data.todo !== undefined) n.skipped++
    else if (e.type === 'test:pass') n.passed++
    else n.failed++
  }
  yield JSON.stringify(n)
}
