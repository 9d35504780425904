import { entered, type Schemas } from '../api/client.ts'
import { settleDisplay } from '../api/display.ts'
import { continueAt, replaceWith } from '../device/navigation.ts'

/** Every way in ends here: consent first where it is due, then back to where the person was. */
export async function afterLogin(login: Schemas['Login'], back: string): Promise<void> {
  entered(login)
  settleDisplay(login.account)
  await goOn(login.account, back)
}

export async function goOn(account: Schemas['Account'], back: string): Promise<void> {
  if (account.consentsDue.length > 0) await replaceWith('/pages/consent/index', { back })
  else await continueAt(back)
}
