/**
 * 200 accounts on 50 devices behind 5 networks, each with a real patient who pays for a number. The script knocks before the release, sends five
 * keys at once on the second, and goes on with new keys every 100 ms. A third never solves, a third solves once beforehand and replays it for
 * every key, a third solves for each key as the app would; every second one comes back with its place exactly when told to.
 */
import { randomUUID } from 'node:crypto'
import { solvePermit } from '@jiuyi/appointments/bench'
import { createClient, pause, type Round, until } from './client.ts'

process.once('message', async ({ port, scheduleId, releaseAt, people }: Round) => {
  const call = createClient(port, 200)
  const outcomes: Record<string, number> = {}
  let sent = 0
  const one = async (p: Round['people'][0], i: number) => {
    const who = { token: p.token, device: `emulator-${String(i % 50).padStart(16, '0')}`, address: `45.9.${i % 5}.8` }
    const way = ['bare', 'replay', 'solve'][i % 3]!
    let challenge = ''
    let replayed = ''
    let done = false
    if (way !== 'bare') {
      await until(releaseAt - 6_000 + (i % 100) * 20)
      challenge = String((await call('GET', `/schedules/${scheduleId}/challenge`, who)).body['challenge'])
      replayed = solvePermit(challenge, `first-key-${i}`)
    }
    const ask = async (key: string, place?: string): Promise<void> => {
      const permit = way === 'replay' ? replayed : way === 'solve' ? solvePermit(challenge, key) : undefined
      sent += 1
      const { status, body } = await call(
        'POST',
        '/appointments',
        who,
        { scheduleId, periodNo: 0, patientId: p.patientId, feeFen: 2500 },
        {
          'idempotency-key': key,
          ...(permit && { 'rush-permit': permit }),
          ...(place && { 'rush-place': place }),
        },
      )
      const outcome = status === 201 ? 'got' : String(body['code'])
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      if (['got', 'appointments.already_booked', 'appointments.sold_out', 'appointments.period_full'].includes(outcome))
        done = true
      if (outcome === 'appointments.waiting' && i % 2 && !place) {
        await pause(Number(body['retryAfter']) * 1000)
        if (!done) await ask(key, body['place'] as string)
      }
    }
    await until(releaseAt - 2_500)
    for (let n = 0; n < 4; n++) {
      void ask(randomUUID()).catch(() => {})
      await pause(400)
    }
    await until(releaseAt + 5)
    const waiting: Promise<void>[] = [`first-key-${i}`, ...Array.from({ length: 4 }, () => randomUUID())].map((key) =>
      ask(key),
    )
    for (let n = 0; n < 150 && !done; n++) {
      await pause(100)
      if (!done) waiting.push(ask(randomUUID()))
    }
    await Promise.all(waiting.map((w) => w.catch(() => {})))
  }
  await Promise.all(people.map((p, i) => one(p, i).catch(() => {})))
  process.send!({ outcomes, sent }, undefined, undefined, () => process.exit(0))
})
