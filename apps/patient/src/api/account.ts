import { useApp } from '../app-state/app.ts'
import { api, type Schemas } from './client.ts'
import { type Loaded, useLoad } from './use-load.ts'

export type Account = Schemas['Account']

/** The account in hand; nothing is asked without a session. */
export function useAccount(): Loaded<Account> {
  const account = useApp((s) => s.session?.accountId)
  return useLoad(account && `account ${account}`, () => api.GET('/api/account'), { onShow: true })
}
