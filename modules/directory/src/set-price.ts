import { Day, FenAmount, isDay, localDate, newId, Uuid } from '@jiuyi/kernel'
import { actorName, type Routes, type StaffActor, sql, staffOf, type Tx, violated } from '@jiuyi/platform'
import { type Static, Type } from 'typebox'
import { FeeLevel, Price, PriceSet, refuse } from './contract.ts'
import type { Deps } from './fields.ts'
import { readPrices } from './rows.ts'

const NewPrice = Type.Object(
  {
    campusId: Uuid,
    feeLevel: FeeLevel,
    amountFen: FenAmount,
    validFrom: Day,
    replaces: Type.Optional(
      Type.Unsafe<string>({
        ...Uuid,
        description: 'An announced price of the same first day that is to be corrected; only before that day has come',
      }),
    ),
  },
  { additionalProperties: false, title: 'NewPrice' },
)
type NewPrice = Static<typeof NewPrice>

/**
 * 调价: from a day on, a fee level costs so much on a campus; what held before ends the day before. Only the start day is stored,
 * so the unique start day is the whole law: two prices can never hold on one day, whoever saves at the same time.
 */
export async function setPrice(tx: Tx, staff: StaffActor, want: NewPrice, now: Date): Promise<Static<typeof Price>> {
  const campus = await tx.maybeOne<{ timeZone: string }>(sql`
    select h.time_zone as "timeZone" from directory.campus c join directory.hospital h on h.id = c.hospital_id
     where c.hospital_id = ${staff.hospitalId} and c.id = ${want.campusId}`)
  if (!campus) throw refuse.campus_not_found()
  const today = localDate(now, campus.timeZone)
  // Past visits keep the fee they had. The far end keeps a mistyped year out.
  if (!isDay(want.validFrom) || want.validFrom < today || want.validFrom > '2999-12-31')
    throw refuse.price_in_past({ today })
  const key = sql`hospital_id = ${staff.hospitalId} and campus_id = ${want.campusId} and fee_level = ${want.feeLevel} and valid_from = ${want.validFrom}`
  if (want.replaces) {
    const fixed = await tx.maybeOne(sql`
      update directory.price set amount_fen = ${want.amountFen}, set_by = ${actorName(staff)}, set_at = ${now}
       where ${key} and id = ${want.replaces} and valid_from > ${today} returning 1 as one`)
    if (!fixed) throw refuse.price_overlap()
  } else {
    await tx
      .rows(sql`
      insert into directory.price (hospital_id, id, campus_id, fee_level, amount_fen, valid_from, set_by, set_at)
      values (${staff.hospitalId}, ${newId()}, ${want.campusId}, ${want.feeLevel}, ${want.amountFen}, ${want.validFrom}, ${actorName(staff)}, ${now})`)
      .catch((e) => {
        throw violated(e) === 'price_one_a_start_day' ? refuse.price_overlap({ validFrom: want.validFrom }) : e
      })
  }
  await tx.emit(
    PriceSet(want.campusId, {
      hospitalId: staff.hospitalId,
      campusId: want.campusId,
      feeLevel: want.feeLevel,
      validFrom: want.validFrom,
    }),
  )
  const [price] = await readPrices(
    tx,
    sql`p.hospital_id = ${staff.hospitalId} and p.campus_id = ${want.campusId} and p.fee_level = ${want.feeLevel}`,
    sql`valid_from = ${want.validFrom}`,
  )
  return price!
}

export const setPriceRoute =
  ({ db, clock }: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/prices',
      {
        config: { access: { who: 'staff', may: 'price.write' } },
        schema: {
          operationId: 'setPrice',
          tags: ['directory'],
          summary: 'A fee from a day on; ends the running one the day before',
          body: NewPrice,
          response: { 201: Price },
        },
      },
      async (req, reply) => reply.code(201).send(await db.tx((tx) => setPrice(tx, staffOf(req), req.body, clock()))),
    )
  }
