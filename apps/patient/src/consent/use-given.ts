import { api, type Schemas } from '../api/client.ts'
import { type Loaded, useLoad } from '../api/use-load.ts'
import { useApp } from '../app-state/app.ts'

export interface GivenDocument {
  document: Schemas['ConsentDocument']
  /** Agreed to, the present version, and not withdrawn. */
  holds: boolean
  history: Schemas['GivenConsent'][]
}

/** Each document with what this account said to it, newest first. */
export function useGiven(): Loaded<GivenDocument[]> {
  const account = useApp((s) => s.session?.accountId)
  const language = useApp((s) => s.language)
  return useLoad(
    account && `given ${account} ${language}`,
    async () => {
      const [documents, given] = await Promise.all([api.GET('/api/consent-documents'), api.GET('/api/consents')])
      if (documents.error) return { error: documents.error }
      if (given.error) return { error: given.error }
      return {
        data: documents.data.items.map((document) => {
          const history = given.data.items.filter((g) => g.documentId === document.id)
          return { document, history, holds: history.some((g) => !g.withdrawnAt && g.version === document.version) }
        }),
      }
    },
    { onShow: true },
  )
}
