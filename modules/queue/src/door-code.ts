/**
 * 门口动态码: campus, time window and a keyed hash of both. The database's clock says which window it is, so that neither a phone's nor a node's clock
 * matters. The window before still counts: who scans in the last second has not done anything wrong.
 */
import { timingSafeEqual } from 'node:crypto'
import { type Ctx, sql } from '@jiuyi/platform'
import { refuse } from './contract.ts'
import { decisionTime } from './ledger.ts'

type Rules = { seconds: number; metres: number; now: number }
const rules = ({ db, clock }: Ctx, hospitalId: string): Promise<Rules> =>
  db.one<Rules>(sql`
    select coalesce(p.door_code_seconds, 30) as seconds, coalesce(p.near_metres, 500) as metres, (extract(epoch from t.now) * 1000)::float8 as now
      from (select coalesce(${decisionTime(clock)}::timestamptz, clock_timestamp()) as now) t
      left join lateral (select p.* from queue.policy p where p.hospital_id = ${hospitalId} and p.valid_from <= t.now order by p.valid_from desc limit 1) p on true`)

const mark = ({ keys }: Ctx, campusId: string, window: number) =>
  keys.blindIndex('queue.door', `${campusId}.${window}`).slice(0, 22)

export async function doorCode(ctx: Ctx, door: { hospitalId: string; campusId: string }) {
  const { seconds, now } = await rules(ctx, door.hospitalId)
  const window = Math.floor(now / (seconds * 1000))
  return {
    code: `${door.campusId}.${window.toString(36)}.${mark(ctx, door.campusId, window)}`,
    validUntil: new Date((window + 1) * seconds * 1000).toISOString(),
    at: new Date(now).toISOString(),
  }
}

/** The campus whose door shows this code now. */
export async function readDoorCode(ctx: Ctx, hospitalId: string, code: string): Promise<string> {
  const [, campusId, digits, hash] = /^([0-9a-f-]{36})\.([0-9a-z]{1,9})\.([\w-]{22})$/.exec(code) ?? []
  if (!campusId || !digits || !hash) throw refuse.door_code_wrong()
  const window = Number.parseInt(digits, 36)
  if (!timingSafeEqual(Buffer.from(hash), Buffer.from(mark(ctx, campusId, window)))) throw refuse.door_code_wrong()
  const { seconds, now } = await rules(ctx, hospitalId)
  const current = Math.floor(now / (seconds * 1000))
  if (window > current || window < current - 1) throw refuse.door_code_old()
  return campusId
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
/** Metres on the globe between two points. */
export function metresBetween(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const h =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Throws unless the phone is near the campus, and sure of it. */
export async function mustBeNear(
  ctx: Ctx,
  hospitalId: string,
  campus: { latitude: number; longitude: number },
  phone: { latitude: number; longitude: number; accuracyMetres: number },
): Promise<void> {
  const { metres } = await rules(ctx, hospitalId)
  if (phone.accuracyMetres > metres) throw refuse.position_unsure()
  const away = Math.round(metresBetween(campus, phone))
  if (away > metres) throw refuse.too_far({ metres: away, limit: metres })
}
