import { seed as directory } from '@jiuyi/directory/module'
import { instantAt, type LocalDate } from '@jiuyi/kernel'
import type { Ctx } from '@jiuyi/platform'
import { chance } from './chance.ts'
import { type CampusKey, departments, groups } from './departments.ts'
import { type DemoDoctor, inventDoctors } from './doctors.ts'
import { demoHospital, ids, prices, timeZone } from './hospital.ts'
import { sitePages } from './pages.ts'
import { departmentId } from './timetable.ts'

const groupId = (campus: CampusKey, n: number) => `01900000-0000-7000-8000-000000000${campus === 'north' ? 3 : 2}0${n}`

/** Hospital, campuses, departments, doctors, prices and pages. */
export async function buildHospital(
  ctx: Ctx,
  group: { id: string; name: string },
  today: LocalDate,
): Promise<DemoDoctor[]> {
  await directory.seedHospital(ctx, demoHospital(group.id, group.name))
  const campuses = ['riverside', 'north'] as const
  await directory.seedDepartments(
    ctx,
    campuses.flatMap((campus) =>
      Object.entries(groups).flatMap(([name, g], position) =>
        departments.some((d) => d.campus === campus && d.under === name)
          ? [
              {
                hospitalId: ids.hospital,
                campusId: ids.campus[campus],
                id: groupId(campus, position),
                code: g.code,
                name,
                introduction: g.about,
                bookable: false,
                position,
              },
            ]
          : [],
      ),
    ),
  )
  const groupNames = Object.keys(groups)
  await directory.seedDepartments(
    ctx,
    departments.map((d, i) => ({
      hospitalId: ids.hospital,
      campusId: ids.campus[d.campus],
      id: departmentId(d.key),
      ...(d.under && { parentId: groupId(d.campus, groupNames.indexOf(d.under)) }),
      code: d.code,
      name: d.name,
      introduction: d.about,
      place: d.place,
      position: 10 + i,
    })),
  )
  // Nobody books it; triage and the hospital's pages name the way there.
  await directory.seedDepartments(ctx, [
    {
      hospitalId: ids.hospital,
      campusId: ids.campus.riverside,
      id: '01900000-0000-7000-8000-000000000199',
      code: '20',
      name: '急诊科',
      introduction: '24 小时开放，不用挂号，先由护士分诊，病情重的先看。',
      place: '急诊楼 1 楼，24 小时开放',
      bookable: false,
      position: 9,
    },
  ])
  const doctors = inventDoctors(chance(11), instantAt('2024-01-08', '09:00', timeZone))
  await directory.seedPractitioners(
    ctx,
    doctors.map(({ department, alsoIn, feeLevel, ...person }) => ({
      ...person,
      hospitalId: ids.hospital,
      roles: [department, ...(alsoIn ? [alsoIn] : [])].map((d) => ({ departmentId: departmentId(d.key), feeLevel })),
    })),
  )
  await directory.seedPrices(ctx, ids.hospital, prices(today))
  await directory.seedPages(ctx, sitePages(ids.hospital, doctors))
  return doctors
}
