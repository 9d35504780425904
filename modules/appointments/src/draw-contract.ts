/** 公平抽号: what flows and front ends may rely on when a schedule is given by draw. */
import { Count, Day, defineEvent, FenAmount, HalfDay, Instant, TimeOfDay, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

/** 公平抽号: announced (before the release) → collecting → closing (the clock is over, the list not yet published) → closed → drawn. */
export const Draw = Type.Object(
  {
    scheduleId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    periods: Type.Array(
      Type.Object({ from: TimeOfDay, to: TimeOfDay }, { additionalProperties: false, title: 'DrawPeriod' }),
    ),
    status: Type.Enum(['announced', 'collecting', 'closing', 'closed', 'drawn', 'cancelled']),
    commitment: Type.String({ description: 'sha256 of the seed, published before the first wish' }),
    committedAt: Instant,
    opensAt: Instant,
    closesAt: Instant,
    drawsAt: Type.String({ format: 'date-time', description: 'When the numbers are drawn; not before' }),
    wishes: Count,
    closedAt: Type.Optional(Instant),
    wishesHash: Type.Optional(Type.String({ description: 'sha256 of the closed list, published before the seed' })),
    drawnAt: Type.Optional(Instant),
    seed: Type.Optional(Type.String()),
    free: Type.Optional(Type.Array(Type.Integer(), { description: 'Numbers there were to give, by period' })),
    freeTotal: Type.Optional(Count),
    given: Type.Optional(Count),
  },
  { additionalProperties: false, title: 'Draw' },
)
export type Draw = Static<typeof Draw>
const drawOutcomes = ['number', 'waitlist', 'refused', 'cancelled'] as const
/** All that is needed to recompute a draw. */
export const DrawProof = Type.Object(
  {
    ...Draw.properties,
    list: Type.Optional(
      Type.Array(
        Type.Object(
          { wishId: Uuid, periods: Type.Array(Type.Integer()), anyPeriod: Type.Boolean() },
          { additionalProperties: false, title: 'ListedWishId' },
        ),
      ),
    ),
    order: Type.Optional(
      Type.Array(
        Type.Object(
          {
            wishId: Uuid,
            rank: Type.Integer({ minimum: 1 }),
            outcome: Type.Enum([...drawOutcomes]),
            periodNo: Type.Optional(Type.Integer({ minimum: 0 })),
            serial: Type.Optional(Type.Integer()),
          },
          { additionalProperties: false, title: 'DrawnWish' },
        ),
      ),
    ),
  },
  { additionalProperties: false, title: 'DrawProof' },
)
export type DrawProof = Static<typeof DrawProof>
export const Wish = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    scheduleId: Uuid,
    patientId: Uuid,
    departmentId: Uuid,
    practitionerId: Type.Optional(Uuid),
    on: Day,
    half: HalfDay,
    feeFen: FenAmount,
    periods: Type.Array(Type.Integer()),
    anyPeriod: Type.Boolean(),
    status: Type.Enum(['wished', 'withdrawn', ...drawOutcomes]),
    madeAt: Instant,
    closesAt: Instant,
    rank: Type.Optional(Type.Integer({ minimum: 1 })),
    refusal: Type.Optional(Type.String()),
    appointmentId: Type.Optional(Uuid),
    entryId: Type.Optional(Uuid),
  },
  { additionalProperties: false, title: 'Wish' },
)
export type Wish = Static<typeof Wish>

/** The draw is over for this wish. */
export const WishDrawn = defineEvent(
  'appointments.wish_drawn.v1',
  Type.Object({
    wishId: Uuid,
    hospitalId: Uuid,
    scheduleId: Uuid,
    patientId: Uuid,
    outcome: Type.Enum([...drawOutcomes]),
    appointmentId: Type.Optional(Uuid),
    entryId: Type.Optional(Uuid),
  }),
)
