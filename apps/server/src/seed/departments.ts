import { northDepartments } from './departments-north.ts'
import { riversideMedicine } from './departments-riverside.ts'
import { riversideClinics } from './departments-riverside-clinics.ts'
import { riversideSmallMedicine } from './departments-riverside-small.ts'
import { riversideSurgery } from './departments-riverside-surgery.ts'

export type CampusKey = 'riverside' | 'north'
/** One doctor's field within the department: what they are good at, a sentence about how they work, the diseases (space between). */
export type Field = { does: string; says: string; treats: string }
export type DemoDepartment = {
  key: string
  campus: CampusKey
  /** 一级科室 it stands under; without one it is a top-level department with clinics of its own. */
  under?: string
  name: string
  /** 诊疗科目代码 */
  code: string
  place: string
  about: string
  /** Who comes here. */
  who?: { sex?: 'male' | 'female'; from?: number; to?: number }
  fields: Field[]
}

/** Top-level departments that only group others. */
export const groups: Record<string, { code: string; about: string }> = {
  内科: { code: '03', about: '诊治各系统的内科疾病。不确定挂哪个专科时，可先挂普通门诊，由接诊医生安排下一步。' },
  外科: { code: '04', about: '需要手术或处置的疾病和外伤在这里就诊。开放性伤口、大出血请直接去急诊。' },
  妇产科: { code: '05', about: '女性生殖系统疾病、孕期保健与分娩。孕 28 周后胎动异常、见红、破水请直接去产科急诊。' },
}

export const departments: DemoDepartment[] = [
  ...riversideMedicine,
  ...riversideSmallMedicine,
  ...riversideSurgery,
  ...riversideClinics,
  ...northDepartments,
]
