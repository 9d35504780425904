/** A second worker for the race test: serves the lines as fast as it can, until it is killed. argv: database address, instant. */
import { openDb } from '@jiuyi/platform'
import { testClock, testKeys } from '@jiuyi/testkit'
import { serveWaitlists } from '../serve-waitlist.ts'

const [url, now] = process.argv.slice(2)
const db = openDb({ url: url!, role: 'jiuyi_module_appointments', max: 3 })
const ctx = { db, clock: testClock(now!), keys: testKeys() }
process.send?.('ready')
for (;;) {
  await serveWaitlists(ctx)
  await new Promise((r) => setTimeout(r, 2))
}
