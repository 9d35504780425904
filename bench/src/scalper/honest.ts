/** 2,000 people: they open the page before the release, their phone solves the challenge while they read, they tap once or twice when they see the button. */
import { randomUUID } from 'node:crypto'
import { solvePermit } from '@jiuyi/appointments/bench'
import { chance, createClient, pause, type Round, until } from './client.ts'

/** Seconds after the release at which a person taps: half within 1.3 s, nine of ten within 3.5 s. */
const reaction = (random: () => number) => {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.max(0.18, 1.3 * Math.exp(0.75 * normal))
}

process.once('message', async ({ port, scheduleId, releaseAt, people, seed }: Round) => {
  const call = createClient(port, 200)
  const random = chance(seed)
  const times: number[] = []
  const outcomes: Record<string, number> = {}
  const opened: number[] = []
  let waited = 0
  const one = async (p: Round['people'][0], i: number) => {
    // A fifth is behind the few addresses of a carrier, the rest at home.
    const address = i % 5 ? `${11 + (i % 90)}.${i % 251}.${(i * 7) % 253}.9` : `100.64.${i % 3}.7`
    const who = { token: p.token, device: `phone-${String(i).padStart(20, '0')}`, address }
    const [opens, reacts, twice] = [random(), reaction(random), random() < 0.2]
    const key = randomUUID()
    await until(releaseAt - 9_000 + opens * 6_000)
    const asks = performance.now()
    const asked = await call('GET', `/schedules/${scheduleId}/challenge`, who)
    opened.push(performance.now() - asks)
    const permit = solvePermit(String(asked.body['challenge']), key)
    await until(releaseAt + reacts * 1000)
    const began = performance.now()
    const send = (place?: string) =>
      call(
        'POST',
        '/appointments',
        who,
        { scheduleId, periodNo: 0, patientId: p.patientId, feeFen: 2500 },
        {
          'idempotency-key': key,
          'rush-permit': permit,
          ...(place && { 'rush-place': place }),
        },
      )
    let said = send()
    if (twice) void pause(120).then(() => send().catch(() => {}))
    for (let tries = 0; tries < 30; tries++) {
      const { status, body } = await said
      if (body['code'] === 'appointments.waiting' || body['code'] === 'request.unavailable') {
        if (!tries) waited += 1
        await pause(Number(body['retryAfter'] ?? 1) * 1000 + random() * 500)
        said = send(body['place'] as string)
        continue
      }
      times.push(performance.now() - began)
      const outcome = status === 201 ? 'got' : String(body['code'])
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      return
    }
    outcomes['gave up'] = (outcomes['gave up'] ?? 0) + 1
  }
  await Promise.all(
    people.map((p, i) =>
      one(p, i).catch((e) => {
        outcomes[`broken: ${(e as Error).message}`] = (outcomes[`broken: ${(e as Error).message}`] ?? 0) + 1
      }),
    ),
  )
  const at = (list: number[], q: number) => {
    const sorted = list.toSorted((a, b) => a - b)
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0)
  }
  process.send!(
    { outcomes, waited, opened: at(opened, 0.95), p50: at(times, 0.5), p95: at(times, 0.95), max: at(times, 1) },
    undefined,
    undefined,
    () => process.exit(0),
  )
})
