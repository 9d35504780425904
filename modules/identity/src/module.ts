import { defineModule } from '@jiuyi/platform'
import { accountRoutes } from './accounts/get-account.ts'
import { setPasswordRoute } from './accounts/set-password.ts'
import { setPhoneRoutes } from './accounts/set-phone.ts'
import { consentRoutes } from './consents/consents.ts'
import { depsOf, type IdentityFacade, type IdentityNeeds } from './deps.ts'
import { registerPatientRoute } from './desk/register-patient.ts'
import { revealPatientRoute } from './desk/reveal-patient.ts'
import { searchPatientsRoutes } from './desk/search-patients.ts'
import { identityFacade } from './facade.ts'
import { addPatientRoute } from './patients/add-patient.ts'
import { listReadersRoute } from './patients/list-readers.ts'
import { myPatientsRoutes } from './patients/my-patients.ts'
import { removePatientRoute } from './patients/remove-patient.ts'
import { updatePatientRoute } from './patients/update-patient.ts'
import { loginWithOfficialAccountRoutes } from './sessions/login-with-official-account.ts'
import { loginWithPasswordRoute } from './sessions/login-with-password.ts'
import { loginWithPhoneRoute } from './sessions/login-with-phone.ts'
import { loginWithWechatRoute } from './sessions/login-with-wechat.ts'
import { sessionRoutes } from './sessions/my-sessions.ts'
import { sendSmsCodeRoute } from './sessions/send-sms-code.ts'
import { changeStaffPasswordRoute } from './staff/change-staff-password.ts'
import { createStaffRoute } from './staff/create-staff.ts'
import { getStaffMeRoute } from './staff/get-staff-me.ts'
import { listAuditEntriesRoute } from './staff/list-audit-entries.ts'
import { listStaffRoutes } from './staff/list-staff.ts'
import { resetStaffPasswordRoute } from './staff/reset-staff-password.ts'
import { setUpTotpRoutes } from './staff/set-up-totp.ts'
import { staffLoginRoute } from './staff/staff-login.ts'
import { updateStaffRoute } from './staff/update-staff.ts'
import { sweep } from './sweep.ts'

export type { ConsentDocument, IdentityFacade, IdentityNeeds, IdentityPolicy } from './deps.ts'
export { seed } from './seed.ts'

const routes = [
  loginWithWechatRoute,
  loginWithOfficialAccountRoutes,
  sendSmsCodeRoute,
  loginWithPhoneRoute,
  loginWithPasswordRoute,
  sessionRoutes,
  accountRoutes,
  setPhoneRoutes,
  setPasswordRoute,
  consentRoutes,
  myPatientsRoutes,
  addPatientRoute,
  updatePatientRoute,
  removePatientRoute,
  listReadersRoute,
  staffLoginRoute,
  getStaffMeRoute,
  changeStaffPasswordRoute,
  setUpTotpRoutes,
  listStaffRoutes,
  createStaffRoute,
  updateStaffRoute,
  resetStaffPasswordRoute,
  listAuditEntriesRoute,
  searchPatientsRoutes,
  registerPatientRoute,
  revealPatientRoute,
]

export default defineModule<IdentityNeeds, IdentityFacade>({
  name: 'identity',
  migrations: new URL('../migrations/', import.meta.url),
  create: (ctx, needs) => {
    const d = depsOf(ctx, needs)
    return {
      facade: identityFacade(d),
      routes: routes.map((route) => route(d)),
      timers: [{ name: 'identity.sweep', everySeconds: 3600, run: () => sweep(d) }],
    }
  },
})
