import { certificateTypes, Day, defineFacade, Instant, Line, refusals, Uuid } from '@jiuyi/kernel'
import { type Static, Type } from 'typebox'

export * from './ports.ts'

/** How an account is related to a patient (就诊人). */
export const relations = ['self', 'spouse', 'child', 'parent', 'other'] as const
export const Relation = Type.Enum([...relations])
export const Sex = Type.Enum(['male', 'female'])
export const CertificateKind = Type.Enum([...certificateTypes])
/** Which of our front ends a session belongs to. */
export const Client = Type.Enum(['weapp', 'h5', 'console'])

/** What a patient's account keeps about how the app should look. */
export const Preferences = Type.Object(
  { elder: Type.Boolean(), fontScale: Type.Number({ minimum: 1, maximum: 1.9 }), language: Type.Enum(['zh-CN', 'en']) },
  { additionalProperties: false, title: 'Preferences' },
)
export const Account = Type.Object(
  {
    id: Uuid,
    phoneMasked: Type.Optional(Type.String()),
    hasPassword: Type.Boolean(),
    wechatLinked: Type.Boolean(),
    preferences: Preferences,
    /** Documents still to be agreed to before patients can be added or numbers taken; empty when all is well. */
    consentsDue: Type.Array(Type.String()),
  },
  { additionalProperties: false, title: 'Account' },
)
export type Account = Static<typeof Account>

/** A patient as the owner of the account sees it: certificate and phone masked to the last four. */
export const Patient = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    relation: Relation,
    sex: Sex,
    bornOn: Day,
    ageYears: Type.Integer(),
    certificateType: CertificateKind,
    certificateMasked: Type.String(),
    phoneMasked: Type.String(),
    cardNumber: Type.Optional(Type.String({ description: '就诊卡号' })),
    /** Under 14: a guardian has consented. */
    guardianName: Type.Optional(Type.String()),
    isDefault: Type.Boolean(),
  },
  { additionalProperties: false, title: 'Patient' },
)
export type Patient = Static<typeof Patient>

/** A patient as staff see one in a list: masked, until a reveal with a reason. */
export const PatientCard = Type.Object(
  {
    patientId: Uuid,
    name: Type.String(),
    nameMasked: Type.String(),
    sex: Sex,
    bornOn: Day,
    ageYears: Type.Integer(),
    certificateType: CertificateKind,
    certificateMasked: Type.String(),
    phoneMasked: Type.String(),
    cardNumber: Type.Optional(Type.String()),
  },
  { additionalProperties: false, title: 'PatientCard' },
)
export type PatientCard = Static<typeof PatientCard>

/** Roles of staff and what each may do. The matrix is data, walked by tests and shown in the console. */
export const permissions = [
  'directory.write',
  'price.write',
  'timetable.read',
  'timetable.write',
  'appointment.read',
  'appointment.book',
  'appointment.cancel',
  'number.extra',
  'series.book',
  'appointment.check_in',
  'queue.read',
  'queue.call',
  'queue.priority',
  'queue.manage',
  'triage.write',
  'no_show.read',
  'no_show.decide',
  'waitlist.read',
  'waitlist.write',
  'draw.manage',
  'fairness.read',
  'fairness.exempt',
  'payment.take',
  'payment.refund',
  'payment.read',
  'patient.search',
  'patient.register',
  'patient.reveal',
  'staff.manage',
  'audit.read',
  'message.read',
] as const
export type Permission = (typeof permissions)[number]
export const rolePermissions = {
  admin: [
    'queue.manage',
    'triage.write',
    'directory.write',
    'price.write',
    'timetable.read',
    'timetable.write',
    'appointment.read',
    'waitlist.read',
    'draw.manage',
    'staff.manage',
    'message.read',
  ],
  manager: [
    'queue.read',
    'queue.manage',
    'triage.write',
    'timetable.read',
    'timetable.write',
    'appointment.read',
    'number.extra',
    'patient.search',
    'no_show.read',
    'no_show.decide',
    'waitlist.read',
    'draw.manage',
    'fairness.read',
    'fairness.exempt',
    'payment.read',
    'directory.write',
    'price.write',
    'message.read',
  ],
  department_head: [
    'queue.read',
    'queue.call',
    'queue.priority',
    'queue.manage',
    'timetable.read',
    'timetable.write',
    'appointment.read',
    'waitlist.read',
    'number.extra',
    'patient.search',
    'no_show.read',
    'no_show.decide',
  ],
  doctor: [
    'queue.read',
    'queue.call',
    'queue.priority',
    'timetable.read',
    'appointment.read',
    'waitlist.read',
    'number.extra',
    'series.book',
    'patient.search',
  ],
  desk: [
    'queue.read',
    'queue.call',
    'queue.priority',
    'timetable.read',
    'appointment.read',
    'appointment.book',
    'appointment.cancel',
    'series.book',
    'appointment.check_in',
    'no_show.read',
    'waitlist.read',
    'waitlist.write',
    'payment.take',
    'payment.refund',
    'payment.read',
    'patient.search',
    'patient.register',
    'patient.reveal',
  ],
  cashier: ['appointment.read', 'payment.take', 'payment.refund', 'payment.read', 'patient.search'],
  auditor: ['audit.read', 'payment.read', 'fairness.read'],
} as const satisfies Record<string, readonly Permission[]>
export type Role = keyof typeof rolePermissions
export const roles = Object.keys(rolePermissions) as Role[]

export const Identity = defineFacade('identity', {
  /** Session token → who it is; nothing when unknown, expired or revoked. */
  authenticate: {
    in: Type.Object({ token: Type.String(), kind: Type.Enum(['account', 'staff']) }),
    out: Type.Object({
      actor: Type.Optional(
        Type.Unsafe<import('@jiuyi/kernel').SessionActor>({ type: 'object', additionalProperties: true }),
      ),
    }),
  },
  /** May this account act for this patient (own, spouse, child …)? Removed or expired relations do not count. */
  mayActFor: { in: Type.Object({ accountId: Uuid, patientId: Uuid }), out: Type.Object({ allowed: Type.Boolean() }) },
  /**
   * What a booking asks: may this account act for this patient, what is still to be agreed to, and does it use elder mode. A yes may be some
   * seconds old (docs/adr/0013): taking a patient away in another process shows after at most 5.
   */
  mayBook: {
    in: Type.Object({ accountId: Uuid, patientId: Uuid }),
    out: Type.Object({ allowed: Type.Boolean(), due: Type.Array(Type.String()), elder: Type.Boolean() }),
  },
  /** Masked cards of patients of one hospital group, in any order; unknown ids are left out. */
  patientCards: {
    in: Type.Object({ groupId: Uuid, patientIds: Type.Array(Uuid) }),
    out: Type.Object({ cards: Type.Array(PatientCard) }),
  },
  /** Ids of patients whose name, pinyin, phone, certificate or card number matches; at most 50. */
  findPatients: {
    in: Type.Object({ groupId: Uuid, query: Line(60) }),
    out: Type.Object({ patientIds: Type.Array(Uuid) }),
  },
  /** Accounts that act for a patient, to be told of what concerns the patient. */
  accountsFor: { in: Type.Object({ patientId: Uuid }), out: Type.Object({ accountIds: Type.Array(Uuid) }) },
  /** Of these patients, those for whom some account acts: the others can only be called. */
  reachable: {
    in: Type.Object({ patientIds: Type.Array(Uuid) }),
    out: Type.Object({ patientIds: Type.Array(Uuid) }),
  },
  /** Where an account can be reached. The phone is in clear: never log it, never return it to a browser. */
  contact: {
    in: Type.Object({ accountId: Uuid }),
    out: Type.Object({
      miniProgramOpenid: Type.Optional(Type.String()),
      officialAccountOpenid: Type.Optional(Type.String()),
      phone: Type.Optional(Type.String()),
      language: Type.Enum(['zh-CN', 'en']),
      elder: Type.Boolean(),
    }),
  },
  /** Has the account agreed to all that is needed before a number may be taken? */
  consented: { in: Type.Object({ accountId: Uuid }), out: Type.Object({ due: Type.Array(Type.String()) }) },
})

export const refuse = refusals('identity', {
  wrong_code: 422,
  code_expired: 422,
  wrong_login: 401,
  login_locked: 429,
  totp_needed: 401,
  wrong_totp: 401,
  wechat_refused: 422,
  wechat_busy: 503,
  weak_password: 422,
  phone_taken: 409,
  not_your_patient: 404,
  patient_limit: 409,
  patient_cooldown: 429,
  invalid_certificate: 422,
  certificate_conflict: 409,
  name_mismatch: 409,
  guardian_needed: 422,
  consent_needed: 403,
  staff_not_found: 404,
  login_name_taken: 409,
  session_not_found: 404,
  reason_needed: 422,
  account_suspended: 403,
  invalid_phone: 422,
  sms_unavailable: 503,
  last_admin: 409,
  wrong_password: 422,
  login_expired: 422,
  consent_outdated: 409,
  patient_not_found: 404,
  totp_enabled: 409,
})
export { Instant }
