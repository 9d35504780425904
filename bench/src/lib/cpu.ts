import { readdirSync, readFileSync } from 'node:fs'

/** Nanoseconds a process and its children (a PostgreSQL's connections) have run on a processor so far; undefined where the system does not say. */
export function ranFor(pids: number[]): number | undefined {
  try {
    let sum = 0
    for (const pid of pids) {
      // Children that have ended: their time is kept by the parent, in hundredths of a second.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      sum += (Number(fields[13]) + Number(fields[14])) * 10_000_000
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
      for (const p of [pid, ...children.split(' ').filter(Boolean).map(Number)]) {
        try {
          for (const thread of threads(p))
            sum += Number(readFileSync(`/proc/${p}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
        } catch {
          // ended meanwhile
        }
      }
    }
    return sum
  } catch {
    return undefined
  }
}

const threads = (pid: number) => readdirSync(`/proc/${pid}/task`)

/** What a piece of work cost: processor time of these processes in microseconds a unit, or the time it took where that is not known. */
export async function costOf(pids: number[], work: () => Promise<number>): Promise<number> {
  const [cpu, began] = [ranFor(pids), performance.now()]
  const units = await work()
  const [now, took] = [ranFor(pids), performance.now() - began]
  return cpu !== undefined && now !== undefined ? (now - cpu) / 1000 / units : (took * 1000) / units
}
