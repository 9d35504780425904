import type { Role } from '@jiuyi/identity'
import { addDays, type LocalDate } from '@jiuyi/kernel'
import type { DemoDoctor } from './doctors.ts'
import { aPatient, aPhone } from './people.ts'
import { departmentId } from './timetable.ts'

/** Known to everyone who reads this, and refused in production with the rest of the demonstration. */
export const demoPassword = 'Jiuyi-demo-2026'

type Words = { zh: string; en: string }
export type DemoAccounts = {
  patients: { phone: string; password: string; who: Words }[]
  staff: { loginName: string; password: string; roles: Role[]; who: Words }[]
  /** Ready to print. */
  lines: string[]
}

const yearsAgo = (today: LocalDate, years: number, days: number): LocalDate => {
  const before = addDays(today, -days)
  return addDays(`${Number(before.slice(0, 4)) - years}${before.slice(4) === '-02-29' ? '-02-28' : before.slice(4)}`, 0)
}

/** One woman between two generations: her own account, her mother of 78, her child of 6. */
export function mainFamily(today: LocalDate) {
  const self = aPatient({
    name: '林晓岚',
    sex: 'female',
    bornOn: yearsAgo(today, 38, 120),
    phone: aPhone(1),
    serial: 401,
  })
  return {
    phone: aPhone(1),
    members: [
      { key: 'self', relation: 'self', person: self },
      {
        key: 'mother',
        relation: 'parent',
        person: aPatient({
          name: '周桂珍',
          sex: 'female',
          bornOn: yearsAgo(today, 78, 45),
          phone: aPhone(4),
          serial: 402,
        }),
      },
      {
        key: 'child',
        relation: 'child',
        person: aPatient({
          name: '陈一诺',
          sex: 'male',
          bornOn: yearsAgo(today, 6, 200),
          phone: aPhone(1),
          serial: 403,
          guardian: { name: self.name, certificateNumber: self.certificateNumber },
        }),
      },
    ],
  } as const
}

/** An old man who does it himself. */
export const elder = (today: LocalDate) =>
  ({
    phone: aPhone(2),
    members: [
      {
        key: 'elder',
        relation: 'self',
        person: aPatient({
          name: '赵德厚',
          sex: 'male',
          bornOn: yearsAgo(today, 71, 15),
          phone: aPhone(2),
          serial: 404,
        }),
      },
    ],
  }) as const

export type StaffMember = {
  loginName: string
  displayName: string
  roles: Role[]
  practitionerId?: string
  departmentIds?: string[]
  who: Words
}

/** One of every role, and three doctors with clinics today and tomorrow. */
export function staff(doctors: DemoDoctor[]): StaffMember[] {
  const [cardio, child, north] = dutyDepartments.map((key) => onDuty(doctors, key)!)
  const doctor = (loginName: string, d: DemoDoctor) => ({
    loginName,
    displayName: d.name,
    roles: ['doctor'] as Role[],
    practitionerId: d.id,
    who: { zh: `医生 ${d.name}（${d.department.name}）`, en: `Doctor, ${d.department.key.replace('-', ' ')}` },
  })
  return [
    {
      loginName: 'admin',
      displayName: '系统管理员',
      roles: ['admin'],
      who: { zh: '管理员：员工、科室、价格', en: 'Administrator: staff, departments, prices' },
    },
    {
      loginName: 'manager',
      displayName: '方立群',
      roles: ['manager'],
      who: { zh: '门诊部：排班与运营', en: 'Outpatient manager: timetable, operation' },
    },
    {
      loginName: 'head',
      displayName: cardio!.name,
      roles: ['department_head', 'doctor'],
      departmentIds: [departmentId('cardiology')],
      practitionerId: cardio!.id,
      who: { zh: `科主任 ${cardio!.name}（心血管内科）`, en: 'Head of cardiology' },
    },
    { loginName: 'desk', displayName: '许静', roles: ['desk'], who: { zh: '窗口与导诊', en: 'Front desk' } },
    { loginName: 'cashier', displayName: '丁月', roles: ['cashier'], who: { zh: '收费处', en: 'Cashier' } },
    { loginName: 'auditor', displayName: '顾明', roles: ['auditor'], who: { zh: '审计', en: 'Auditor' } },
    doctor('doctor', cardio!),
    doctor('doctor2', child!),
    doctor('doctor3', north!),
  ]
}
/** The doctors who have a log-in: the second in rank of these departments. */
export const onDuty = (doctors: DemoDoctor[], key: string): DemoDoctor | undefined =>
  doctors.filter((d) => d.department.key === key)[1]
export const dutyDepartments = ['cardiology', 'pediatrics', 'north-geriatrics']

/** What `bin/start` tells; nothing in it needs the database. */
export function demoAccounts(doctors: DemoDoctor[]): DemoAccounts {
  const patients = [
    {
      phone: aPhone(1),
      password: demoPassword,
      who: {
        zh: '林晓岚：本人、母亲 78 岁、孩子 6 岁',
        en: 'Main patient account: herself, her mother (78), her child (6)',
      },
    },
    {
      phone: aPhone(2),
      password: demoPassword,
      who: { zh: '赵德厚，71 岁，自己预约', en: 'A man of 71 who books for himself' },
    },
  ]
  const members = staff(doctors).map((p) => ({
    loginName: p.loginName,
    password: demoPassword,
    roles: p.roles,
    who: p.who,
  }))
  return {
    patients,
    staff: members,
    lines: [
      `Password of all demo accounts  演示账号密码   ${demoPassword}`,
      '',
      'Patients 患者',
      ...patients.map((p) => `  ${p.phone}   ${p.who.zh} · ${p.who.en}`),
      '',
      'Staff 员工',
      ...members.map((m) => `  ${m.loginName.padEnd(11)}   ${m.who.zh} · ${m.who.en}`),
    ],
  }
}
