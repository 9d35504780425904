import { appStore, choosePatient, useApp } from '../app-state/app.ts'
import { api, type Schemas } from './client.ts'
import { type Loaded, useLoad } from './use-load.ts'

export type Patient = Schemas['Patient']

/** The patients of this account. Keeps «正在为谁操作» true: a patient who was removed is not acted for any longer. */
export async function loadPatients(client: Pick<typeof api, 'GET'> = api) {
  const answer = await client.GET('/api/patients')
  const items = answer.data?.items
  if (items) {
    const { patient } = appStore.get()
    const still = items.find((p) => p.id === patient?.id)
    const next = still ?? items.find((p) => p.isDefault) ?? items[0]
    if (next?.id !== patient?.id || next?.name !== patient?.name)
      choosePatient(next ? { id: next.id, name: next.name } : null)
  }
  return answer
}

/** Asks only when somebody is logged in; `client` is quietApi on pages that are open to all. */
export function usePatients(client?: Pick<typeof api, 'GET'>): Loaded<{ items: Patient[] }> {
  const account = useApp((s) => s.session?.accountId)
  return useLoad(account, () => loadPatients(client), { onShow: true })
}
