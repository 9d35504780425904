/** Rounds of histories: many clinics at once, one harm in the middle, then everything heals, and every history is judged. */
import { setTimeout as sleep } from 'node:timers/promises'
import { buildHouse } from '@jiuyi/server/house'
import { testSettings } from '../settings.ts'
import { openClinics } from './clinics.ts'
import type { Harm } from './faults.ts'
import { auditFaults, type Fault, judge } from './judge.ts'
import { act } from './record.ts'
import type { World } from './world.ts'

export type Round = {
  harm: string
  histories: number
  operations: number
  unknown: number
  confirmed: number
  faults: Fault[]
  /** Milliseconds from a kill to the first answer to something asked after it. */
  recovery: { what: 'node' | 'database'; ms: number }[]
  seconds: number
}
/** `deadlineMs`: then clients stop, whatever they still wait for. */
export type RoundOptions = {
  clinics: number
  operations: number
  patients?: number
  thinkMs?: number
  deadlineMs?: number
} & Pick<NonNullable<Parameters<typeof openClinics>[2]>, 'kind' | 'capacity'>

/**
 * The house's own timers, which end holds and cooling. Their clock goes ahead, so that a hold of a minute runs out within seconds; numbers are
 * still given out by the database's clock.
 */
function keepHouse(world: World) {
  const early = buildHouse(testSettings({ ...world.env, DATABASE_CONNECTIONS: '3' }), {
    clock: () => new Date(Date.now() + 73_000),
  })
  const timers = early.timers.filter((t) => ['appointments.expire_holds', 'appointments.end_cooling'].includes(t.name))
  let stop = false
  const loop = (async () => {
    while (!stop) {
      for (const t of timers) await t.run().catch(() => {})
      await sleep(300)
    }
  })()
  return async () => {
    stop = true
    await loop
    await early.db.close()
  }
}

export async function runRound(world: World, harm: Harm, options: RoundOptions): Promise<Round> {
  const began = performance.now()
  const clinics = await openClinics(world, options.clinics, options)
  const stopHouse = keepHouse(world)
  const kills: { what: 'node' | 'database'; at: number; first: number }[] = []
  const pulse = (called: number, returned: number) => {
    for (const k of kills) if (called >= k.at && returned < k.first) k.first = returned
  }
  const deadline = performance.now() + (options.deadlineMs ?? 90_000)
  const acting = Promise.all(
    clinics.map((c) =>
      act(
        c,
        world.places.map((p) => p.url),
        {
          operations: options.operations,
          thinkMs: options.thinkMs ?? 0,
          pulse,
          stopped: () => performance.now() > deadline,
        },
      ),
    ),
  )
  await sleep(400)
  await harm.run(world, (what) => kills.push({ what, at: performance.now(), first: Number.POSITIVE_INFINITY }))
  const histories = await acting
  await stopHouse()
  const faults: Fault[] = []
  for (const h of histories) faults.push(...(await judge(world.house.db, h, harm)))
  faults.push(...(await auditFaults(world.house.db)))
  if (performance.now() > deadline) faults.push({ check: 'undecided', detail: 'clients did not come to an end' })
  return {
    harm: harm.name,
    histories: histories.length,
    operations: histories.reduce((n, h) => n + h.operations.length, 0),
    unknown: histories.reduce((n, h) => n + h.operations.filter((o) => !o.output).length, 0),
    confirmed: histories.reduce((n, h) => n + new Set(h.told.map((t) => t.id)).size, 0),
    faults,
    recovery: kills.map(({ what, at, first }) => ({ what, ms: first - at })),
    seconds: (performance.now() - began) / 1000,
  }
}
