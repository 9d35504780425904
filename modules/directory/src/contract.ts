import { Day, defineEvent, defineFacade, FenAmount, refusals, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

/** Fee levels (号别): a fee is a dated price of (campus, fee level), never a field of the doctor. */
export const feeLevels = [
  'ordinary',
  'associate_chief',
  'chief',
  'renowned',
  'special_need',
  'evening_weekend',
] as const
export const FeeLevel = Type.Enum([...feeLevels])
export type FeeLevel = (typeof feeLevels)[number]
/** 职称 of a doctor, highest first. */
export const titles = ['chief', 'associate_chief', 'attending', 'resident'] as const
export const Title = Type.Enum([...titles])

export const Campus = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    name: Type.String(),
    address: Type.String(),
    phone: Type.String(),
    latitude: Type.Number(),
    longitude: Type.Number(),
    openingHours: Type.String(),
  },
  { additionalProperties: false, title: 'Campus' },
)
export const Hospital = Type.Object(
  {
    id: Uuid,
    groupId: Uuid,
    name: Type.String(),
    shortName: Type.String(),
    level: Type.String({ description: '等级, e.g. 三级甲等' }),
    timeZone: Type.String(),
    phone: Type.String(),
    campuses: Type.Array(Campus),
  },
  { additionalProperties: false, title: 'Hospital' },
)
export type Hospital = Static<typeof Hospital>

/** A department on one campus. Top-level ones group the others and have no clinics of their own unless `bookable`. */
export const Department = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    campusId: Uuid,
    parentId: Type.Optional(Uuid),
    code: Type.String({ description: '诊疗科目代码' }),
    name: Type.String(),
    introduction: Type.String(),
    place: Type.String({ description: 'Building, floor, area' }),
    bookable: Type.Boolean(),
    position: Type.Integer(),
    active: Type.Boolean(),
  },
  { additionalProperties: false, title: 'Department' },
)
export type Department = Static<typeof Department>

export const Practitioner = Type.Object(
  {
    id: Uuid,
    hospitalId: Uuid,
    name: Type.String(),
    initials: Type.String({ description: 'Shown when there is no photo' }),
    title: Title,
    specialty: Type.String(),
    introduction: Type.String(),
    diseases: Type.Array(Type.String()),
    photoUrl: Type.Optional(Type.String()),
    famous: Type.Boolean(),
    active: Type.Boolean(),
    roles: Type.Array(
      Type.Object(
        { id: Uuid, departmentId: Uuid, departmentName: Type.String(), feeLevel: FeeLevel },
        { additionalProperties: false, title: 'PractitionerRole' },
      ),
    ),
  },
  { additionalProperties: false, title: 'Practitioner' },
)
export type Practitioner = Static<typeof Practitioner>

export const Price = Type.Object(
  { id: Uuid, campusId: Uuid, feeLevel: FeeLevel, amountFen: FenAmount, validFrom: Day, validTo: Type.Optional(Day) },
  { additionalProperties: false, title: 'Price' },
)
export const pageSlugs = ['introduction', 'directions', 'process', 'equipment', 'famous-doctors'] as const
export const SitePage = Type.Object(
  {
    hospitalId: Uuid,
    slug: Type.Enum([...pageSlugs]),
    language: Type.Enum(['zh-CN', 'en']),
    title: Type.String(),
    body: Type.String({ description: 'Plain paragraphs; lines starting with "## " are headings, "- " are list items' }),
  },
  { additionalProperties: false, title: 'SitePage' },
)

export const Directory = defineFacade('directory', {
  hospital: { in: Type.Object({ hospitalId: Uuid }), out: Type.Object({ hospital: Type.Optional(Hospital) }) },
  hospitals: { in: Type.Object({}), out: Type.Object({ hospitals: Type.Array(Hospital) }) },
  departments: {
    in: Type.Object({ ids: Type.Array(Uuid) }),
    out: Type.Object({ departments: Type.Array(Department) }),
  },
  /** Every department of a hospital, closed ones too. */
  departmentsOf: { in: Type.Object({ hospitalId: Uuid }), out: Type.Object({ departments: Type.Array(Department) }) },
  practitioners: {
    in: Type.Object({ ids: Type.Array(Uuid) }),
    out: Type.Object({ practitioners: Type.Array(Practitioner) }),
  },
  /** Doctors with a role in a department, highest title first; those who left are not among them. */
  practitionersOf: {
    in: Type.Object({ hospitalId: Uuid, departmentId: Uuid }),
    out: Type.Object({ practitioners: Type.Array(Practitioner) }),
  },
  /** The fee of a level on a campus on a day; nothing when no price holds that day. */
  priceOn: {
    in: Type.Object({ campusId: Uuid, feeLevel: FeeLevel, on: Day }),
    out: Type.Object({ amountFen: Type.Optional(FenAmount) }),
  },
})

/** A price was set, replaced or ended: fees of visits from `validFrom` on may differ now. */
export const PriceSet = defineEvent(
  'directory.price_set.v1',
  Type.Object({ hospitalId: Uuid, campusId: Uuid, feeLevel: FeeLevel, validFrom: Day }),
)

export const refuse = refusals('directory', {
  hospital_not_found: 404,
  campus_not_found: 404,
  department_not_found: 404,
  practitioner_not_found: 404,
  page_not_found: 404,
  price_overlap: 409,
  department_name_taken: 409,
  too_deep: 422,
  other_campus: 422,
  department_in_use: 409,
  role_taken: 409,
  price_in_past: 422,
})
