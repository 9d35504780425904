import { newId } from '@jiuyi/kernel'
import type { StaffActor } from '@jiuyi/platform'
import type { Deps } from './fields.ts'
import { type NewHospital, type SeedPractitioner, seed } from './seed.ts'

/** Builders for this module's tests: one valid default each. */
export const aHospital = (over: Partial<NewHospital> = {}): NewHospital => ({
  groupName: '市一医疗集团',
  name: '市第一人民医院',
  shortName: '市一医院',
  level: '三级甲等',
  phone: '010-55550100',
  campuses: [
    {
      name: '东院区',
      address: '东风路 1 号',
      phone: '010-55550101',
      latitude: 30.1,
      longitude: 120.2,
      openingHours: '07:30–17:30',
    },
    {
      name: '西院区',
      address: '西湖路 9 号',
      phone: '010-55550109',
      latitude: 30.2,
      longitude: 120.1,
      openingHours: '08:00–17:00',
    },
  ],
  ...over,
})

export const aPractitioner = (
  over: Partial<SeedPractitioner> & Pick<SeedPractitioner, 'hospitalId'>,
): SeedPractitioner => ({ name: '王建国', title: 'chief', roles: [], ...over })

export const aMember = (hospitalId: string, over: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff',
  staffId: newId(),
  groupId: newId(),
  hospitalId,
  sessionId: newId(),
  roles: ['admin'],
  permissions: ['directory.write', 'price.write'],
  departmentIds: [],
  ...over,
})

/** A hospital with two campuses, 内科 > 心血管内科 and 儿科 on the first, 内科 on the second. */
export async function builtHospital(deps: Deps) {
  const {
    hospitalId,
    groupId,
    campusIds: [east, west],
  } = await seed.seedHospital(deps, aHospital())
  const [medicine, westMedicine] = await seed.seedDepartments(deps, [
    { hospitalId, campusId: east!, code: '03', name: '内科', bookable: false, position: 1 },
    { hospitalId, campusId: west!, code: '03', name: '内科', bookable: false, position: 1 },
  ])
  const [cardiology, children] = await seed.seedDepartments(deps, [
    {
      hospitalId,
      campusId: east!,
      parentId: medicine!,
      code: '03.04',
      name: '心血管内科',
      position: 1,
      place: '门诊楼 3 层 A 区',
    },
    { hospitalId, campusId: east!, code: '07', name: '儿科', position: 2 },
  ])
  return {
    hospitalId,
    groupId,
    east: east!,
    west: west!,
    medicine: medicine!,
    westMedicine: westMedicine!,
    cardiology: cardiology!,
    children: children!,
  }
}
