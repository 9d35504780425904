/** Thousands of short lines found by their key without reading any at start: sorted hashes, places, one text, and how long a key that starts so can be. */
import { hash } from './evidence.ts'

export type PackedTable = { hashes: Buffer; places: Buffer; text: Buffer; reach: Buffer }
export const tableParts = ['hashes', 'places', 'text', 'reach'] as const
const reachBits = 2 ** 13 - 1

export function packTable(
  entries: Iterable<readonly [key: string, value: string]>,
  startOf: (key: string) => string,
  lengthOf: (key: string, value: string) => number,
): PackedTable {
  const sorted = [...entries]
    .map(([key, value]) => ({ h: hash(key), key, value }))
    .sort((a, b) => a.h - b.h || (a.key < b.key ? -1 : 1))
  const hashes = new Uint32Array(sorted.length)
  const places = new Uint32Array(sorted.length + 1)
  const reach = Buffer.alloc(reachBits + 1)
  const lines: Buffer[] = []
  let at = 0
  sorted.forEach(({ h, key, value }, i) => {
    const line = Buffer.from(`${key}=${value}`)
    hashes[i] = h
    places[i] = at
    at += line.length
    lines.push(line)
    const slot = hash(startOf(key)) & reachBits
    reach[slot] = Math.max(reach[slot]!, lengthOf(key, value))
  })
  places[sorted.length] = at
  return { hashes: Buffer.from(hashes.buffer), places: Buffer.from(places.buffer), text: Buffer.concat(lines), reach }
}

export class Table {
  private hashes: Uint32Array
  private places: Uint32Array
  private text: Buffer
  private reaches: Buffer
  private read = new Map<number, readonly [string, string]>()

  constructor(p: PackedTable) {
    const aligned = (b: Buffer) => new Uint32Array(new Uint8Array(b).buffer)
    this.hashes = aligned(p.hashes)
    this.places = aligned(p.places)
    this.text = p.text
    this.reaches = p.reach
  }
  get size(): number {
    return this.hashes.length
  }
  /** At most so long is what starts so; another start with the same hash may make it longer than needed. */
  reach(start: string): number {
    return this.reaches[hash(start) & reachBits]!
  }
  get(key: string): string | undefined {
    const wanted = hash(key)
    let low = 0
    let high = this.hashes.length - 1
    while (low <= high) {
      const mid = (low + high) >> 1
      const here = this.hashes[mid]!
      if (here < wanted) low = mid + 1
      else if (here > wanted) high = mid - 1
      else {
        for (let i = mid; this.hashes[i] === wanted; i--) if (this.line(i)[0] === key) return this.line(i)[1]
        for (let i = mid + 1; this.hashes[i] === wanted; i++) if (this.line(i)[0] === key) return this.line(i)[1]
        return
      }
    }
    return
  }
  private line(i: number): readonly [key: string, value: string] {
    let known = this.read.get(i)
    if (!known) {
      const line = this.text.toString('utf8', this.places[i], this.places[i + 1])
      const at = line.indexOf('=')
      known = [line.slice(0, at), line.slice(at + 1)]
      this.read.set(i, known)
    }
    return known
  }
}
