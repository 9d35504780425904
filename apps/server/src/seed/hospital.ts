import type { FeeLevel } from '@jiuyi/directory'
import { addDays, type LocalDate } from '@jiuyi/kernel'
import type { CampusKey } from './departments.ts'

export const timeZone = 'Asia/Shanghai'
export const ids = {
  hospital: '01900000-0000-7000-8000-0000000000a1',
  campus: {
    riverside: '01900000-0000-7000-8000-0000000000b1',
    north: '01900000-0000-7000-8000-0000000000b2',
  } satisfies Record<CampusKey, string>,
}

/** 江城市 is on no map of ours; the telephone numbers lead nowhere. */
export const demoHospital = (groupId: string, groupName: string) => ({
  id: ids.hospital,
  groupId,
  groupName,
  name: '江城市第一医院',
  shortName: '市一医院',
  level: '三级甲等',
  timeZone,
  phone: '0000-5550100',
  campuses: [
    {
      id: ids.campus.riverside,
      name: '滨江院区',
      address: '江城市滨江区澄江大道 118 号',
      phone: '0000-5550110',
      latitude: 30.0125,
      longitude: 120.0421,
      openingHours: '门诊 周一至周五 8:00–11:30、13:30–17:00，周六 8:00–11:30；急诊 24 小时',
    },
    {
      id: ids.campus.north,
      name: '城北院区',
      address: '江城市城北区桂园路 26 号',
      phone: '0000-5550120',
      latitude: 30.0873,
      longitude: 120.0296,
      openingHours: '门诊 周一至周五 8:00–11:30、13:30–17:00，周三晚 17:30–19:30',
    },
  ],
})

const fees: Record<FeeLevel, number> = {
  ordinary: 800,
  associate_chief: 1800,
  chief: 2800,
  renowned: 5000,
  special_need: 30000,
  evening_weekend: 3000,
}
export const feeFen = (level: FeeLevel): number => fees[level]

/** The price list of two years: last year's ordinary fee was lower, so that the list shows what a dated price is. */
export const prices = (today: LocalDate) =>
  Object.values(ids.campus).flatMap((campusId) => [
    ...(Object.entries(fees) as [FeeLevel, number][]).map(([feeLevel, amountFen]) => ({
      campusId,
      feeLevel,
      amountFen,
      validFrom: addDays(today, -400),
    })),
    { campusId, feeLevel: 'ordinary' as const, amountFen: 600, validFrom: addDays(today, -800) },
  ])
