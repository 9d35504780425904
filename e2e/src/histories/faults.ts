/** What is done to the world while clients are at it. Each gives back how to heal it. */
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from './world.ts'

/** `killed`: told the instant something died, so that the way back can be timed. */
type Told = (what: 'node' | 'database') => void
/** `blind`: nodes lose sight of the database and go on answering what they last saw. */
export type Harm = { name: string; blind?: boolean; run: (world: World, killed: Told) => Promise<void> }

const killNode = (world: World, no: number, killed: Told) => {
  const place = world.places[no]!
  killed('node')
  return place.node.kill().then(place.restart)
}
const killDatabase = async (world: World, killed: Told) => {
  killed('database')
  world.database.kill()
  await world.database.start()
}
const wires = (world: World) => world.places.flatMap((p) => [p.door, p.pipe])

export const harms: Harm[] = [
  { name: 'none', run: async () => {} },
  { name: 'kill -9 of a node', run: (w, t) => killNode(w, 0, t) },
  { name: 'kill -9 of the database', blind: true, run: (w, t) => killDatabase(w, t) },
  {
    name: 'a node cut from the database',
    blind: true,
    run: async (w) => {
      w.places[0]!.pipe.set('cut')
      await sleep(1_500)
      w.places[0]!.pipe.set('open')
    },
  },
  {
    name: 'a dead wire to the database',
    blind: true,
    run: async (w) => {
      w.places[1]!.pipe.set('dead')
      await sleep(2_500)
      w.places[1]!.pipe.set('open')
    },
  },
  {
    name: 'clients cut from a node, again and again',
    run: async (w) => {
      for (let i = 0; i < 12; i++) {
        const door = w.places[i % w.places.length]!.door
        door.set(i % 3 ? 'cut' : 'dead')
        await sleep(60)
        door.set('open')
        await sleep(90)
      }
    },
  },
  {
    name: 'slow wires, each as it likes',
    blind: true,
    run: async (w) => {
      for (const wire of wires(w)) wire.delay(() => randomInt(40))
      await sleep(2_000)
      for (const wire of wires(w)) wire.delay(() => 0)
    },
  },
  {
    name: 'answers of the database cut off',
    blind: true,
    run: async (w) => {
      for (let i = 0; i < 12; i++) {
        w.places[i % w.places.length]!.pipe.cutAtAnswer(
          (chunk) => chunk.includes('COMMIT') || chunk.includes('held') || chunk.includes('booked'),
        )
        await sleep(120)
      }
    },
  },
  {
    name: 'kill -9 of both nodes, one after the other',
    run: async (w, t) => {
      await killNode(w, 0, t)
      await killNode(w, 1, t)
    },
  },
  {
    name: 'kill -9 of the database and a node',
    blind: true,
    run: async (w, t) => {
      await Promise.all([killDatabase(w, t), w.places[0]!.node.kill().then(w.places[0]!.restart)])
    },
  },
]
