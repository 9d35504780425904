/** Who is never slowed, kept for a few seconds. */
import { type Db, sql } from '@jiuyi/platform'
import type { SlowedWho } from './slowed-log.ts'

const keptMs = 10_000

export function createExempt(db: Db) {
  const kept = new Map<string, { at: number; subjects: Promise<Set<string>> }>()
  const read = async (hospitalId: string) =>
    new Set(
      (
        await db.rows<{ name: string }>(sql`
          select kind || ' ' || subject as name from appointments.rush_exemption where hospital_id = ${hospitalId} and ended_at is null`)
      ).map((r) => r.name),
    )
  return {
    async is(hospitalId: string, who: SlowedWho, now: number): Promise<boolean> {
      let found = kept.get(hospitalId)
      if (!found || Math.abs(now - found.at) >= keptMs) {
        found = { at: now, subjects: read(hospitalId) }
        kept.set(hospitalId, found)
        found.subjects.catch(() => kept.delete(hospitalId))
      }
      const subjects = await found.subjects
      return (
        subjects.size > 0 &&
        (Object.keys(who) as (keyof SlowedWho)[]).some((k) => who[k] && subjects.has(`${k} ${who[k]}`))
      )
    },
    /** In this process at once; others learn within seconds. */
    changed: (hospitalId: string) => void kept.delete(hospitalId),
  }
}
export type Exempt = ReturnType<typeof createExempt>
