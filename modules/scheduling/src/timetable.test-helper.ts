import { newId } from '@jiuyi/kernel'
import { type Db, type StaffActor, sql } from '@jiuyi/platform'
import { testApp, testClock, testKeys } from '@jiuyi/testkit'
import type { NewTemplate, Schedule } from './contract.ts'
import type { DirectoryFacade } from './deps.ts'
import scheduling from './module.ts'
import { type SeedTemplate, seed } from './seed.ts'

/** A directory that knows one hospital: what scheduling asks of the real one. */
export function aDirectory(timeZone = 'Asia/Shanghai') {
  const [hospitalId, campusId, cardiology, children, ward, neighbourId, foreign] = Array.from({ length: 7 }, () =>
    newId(),
  )
  const ids = {
    hospitalId: hospitalId!,
    campusId: campusId!,
    cardiology: cardiology!,
    children: children!,
    ward: ward!,
    neighbourId: neighbourId!,
    foreign: foreign!,
  }
  const doctors = { wang: newId(), li: newId(), zhao: newId() }
  const department = (id: string, over: object = {}) => ({
    id,
    hospitalId: ids.hospitalId,
    campusId: ids.campusId,
    code: '03',
    name: id,
    introduction: '',
    place: '',
    bookable: true,
    position: 0,
    active: true,
    ...over,
  })
  const departments = [
    department(ids.cardiology),
    department(ids.children),
    department(ids.ward, { bookable: false }),
    department(ids.foreign, { hospitalId: ids.neighbourId }),
  ]
  const hospital = (id: string) => ({
    id,
    groupId: newId(),
    name: '市一',
    shortName: '市一',
    level: '三级甲等',
    timeZone,
    phone: '',
    campuses: [],
  })
  const hospitals = [hospital(ids.hospitalId), hospital(ids.neighbourId)]
  const works = (id: string, ...where: string[]) => ({
    id,
    hospitalId: ids.hospitalId,
    name: id,
    initials: '王',
    title: 'chief' as const,
    specialty: '',
    introduction: '',
    diseases: [],
    famous: false,
    active: true,
    roles: where.map((departmentId) => ({ id: newId(), departmentId, departmentName: '', feeLevel: 'chief' as const })),
  })
  const practitioners = [
    works(doctors.wang, ids.cardiology, ids.children),
    works(doctors.li, ids.cardiology),
    { ...works(doctors.zhao, ids.cardiology), active: false },
  ]
  const directory: DirectoryFacade = {
    hospital: async ({ hospitalId: id }) => {
      const found = hospitals.find((h) => h.id === id)
      return found ? { hospital: found } : {}
    },
    hospitals: async () => ({ hospitals }),
    departments: async ({ ids: asked }) => ({ departments: departments.filter((d) => asked.includes(d.id)) }),
    practitioners: async ({ ids: asked }) => ({ practitioners: practitioners.filter((p) => asked.includes(p.id)) }),
    departmentsOf: async ({ hospitalId: id }) => ({ departments: departments.filter((d) => d.hospitalId === id) }),
    practitionersOf: async ({ departmentId }) => ({
      practitioners: practitioners.filter((p) => p.active && p.roles.some((r) => r.departmentId === departmentId)),
    }),
    priceOn: async () => ({}),
  }
  return { directory, ...ids, ...doctors }
}

export const halves = {
  am: [
    { from: '08:00', to: '08:30', capacity: 5 },
    { from: '08:30', to: '09:00', capacity: 5 },
  ],
  pm: [{ from: '14:00', to: '14:30', capacity: 4 }],
}
export const shares = { online: 55, referral: 20, desk: 15, revisit: 10 }

export const tokens = {
  admin: 'staff-token-of-the-admin',
  head: 'staff-token-of-the-head-of-children',
  doctor: 'staff-token-of-a-doctor',
  neighbour: 'staff-token-of-the-neighbour',
}

/** The module behind its door, at a hospital, on a day: Monday 2 March 2026, ten in the morning there, unless told. */
export async function aTimetable(db: Db, start = '2026-03-02T02:00:00Z', timeZone?: string) {
  const place = aDirectory(timeZone)
  const clock = testClock(start)
  const ctx = { db, clock, keys: testKeys() }
  const { facade, routes, timers } = scheduling.create(ctx, { directory: place.directory })
  const member = (over: Partial<StaffActor>): StaffActor => ({
    kind: 'staff',
    staffId: newId(),
    groupId: newId(),
    hospitalId: place.hospitalId,
    sessionId: newId(),
    roles: ['manager'],
    permissions: ['timetable.read', 'timetable.write'],
    departmentIds: [],
    ...over,
  })
  const app = await testApp(db, routes!, {
    [tokens.admin]: member({}),
    [tokens.head]: member({ roles: ['department_head', 'doctor'], departmentIds: [place.children] }),
    [tokens.doctor]: member({ roles: ['doctor'], permissions: ['timetable.read'] }),
    [tokens.neighbour]: member({ hospitalId: place.neighbourId }),
  })
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    as: keyof typeof tokens = 'admin',
  ) => {
    const res = await app.inject({
      method,
      url: `/api${url}`,
      headers: { authorization: `Bearer ${tokens[as]}` },
      ...(payload ? { payload } : {}),
    })
    const body = res.body ? res.json() : undefined
    return { status: res.statusCode, code: body?.code as string | undefined, body }
  }
  const template = (over: Partial<NewTemplate> = {}): NewTemplate => ({
    departmentId: place.cardiology,
    practitionerId: place.wang,
    feeLevel: 'chief',
    half: 'am',
    weekday: 3,
    periods: halves.am,
    validFrom: '2026-03-02',
    ...over,
  })
  return {
    ...place,
    ctx,
    clock,
    facade,
    timers: timers!,
    ask,
    template,
    plan: () => facade.planAhead({ hospitalId: place.hospitalId }),
    seeded: (rows: Partial<SeedTemplate>[]) =>
      seed.seedTemplates(
        ctx,
        rows.map((r) => ({
          hospitalId: place.hospitalId,
          campusId: place.campusId,
          departmentId: place.cardiology,
          practitionerId: place.wang,
          feeLevel: 'chief' as const,
          half: 'am' as const,
          weekday: 3,
          everyWeeks: 1,
          periods: halves.am,
          pools: shares,
          room: '',
          validFrom: '2026-01-05',
          ...r,
        })),
      ),
    /** The whole timetable, as staff see it. */
    seen: async (from: string, to: string): Promise<Schedule[]> =>
      (await ask('GET', `/staff/timetable?from=${from}&to=${to}`)).body.schedules,
    /** What the others were told, oldest first. */
    told: async () =>
      (
        await db.rows<{ name: string; data: { id?: string; scheduleId?: string; revision?: number; on?: string } }>(
          sql`select name, data from platform.outbox order by seq`,
        )
      ).map((e) => ({ name: e.name.split('.')[1]!, ...e.data })),
  }
}
export const days = (schedules: { on: string; status?: string }[]) =>
  schedules.filter((s) => s.status !== 'withdrawn').map((s) => s.on)
