import { randomInt } from 'node:crypto'
import { seed as directory } from '@jiuyi/directory/module'
import { seed as identity } from '@jiuyi/identity/module'
import type { House } from '../house.ts'
import { settings } from '../settings.ts'

/** No characters that look alike: this one is read off a screen and typed once. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const newPassword = () => Array.from({ length: 14 }, () => letters[randomInt(letters.length)]).join('')

/** Nobody is told a password twice. */
export const asBefore = ['Staff 员工   log in as before 请用原来的账号登录']

export type FirstAccounts = { admin?: { loginName: string; password: string }; lines: string[] }

/** A hospital with nothing in it but its administrator, whose first password is told once. Later calls change nothing. */
export async function seedEmpty(
  house: House,
  options: { groupId?: string; groupName?: string; hospitalName?: string; timeZone?: string } = {},
): Promise<FirstAccounts> {
  const groupId = options.groupId ?? settings.GROUP_ID.default!
  const { hospitals } = await house.facades.directory.hospitals({})
  if (hospitals.some((h) => h.groupId === groupId)) return { lines: asBefore }
  const name = options.hospitalName ?? '新医院'
  const { hospitalId } = await directory.seedHospital(house.ctxOf('directory'), {
    groupId,
    groupName: options.groupName ?? settings.GROUP_NAME.default!,
    name,
    shortName: name,
    level: '',
    phone: '',
    ...(options.timeZone && { timeZone: options.timeZone }),
    campuses: [{ name: '本部', address: '', phone: '', latitude: 0, longitude: 0, openingHours: '' }],
  })
  const admin = { loginName: 'admin', password: newPassword() }
  await identity.seedStaff(house.ctxOf('identity'), groupId, [
    { ...admin, hospitalId, displayName: '系统管理员', roles: ['admin'], mustChangePassword: true },
  ])
  return {
    admin,
    lines: [
      'Staff 员工',
      `  ${admin.loginName}   ${admin.password}   (write it down, it is shown once 请记下，只显示一次)`,
    ],
  }
}
