import { useState } from 'react'
import { type Submit, useSubmit } from '../account/use-submit.ts'
import { api, type Schemas } from '../api/client.ts'
import { type Trouble, useLoad } from '../api/use-load.ts'
import { useApp } from '../app-state/app.ts'
import { continueAt } from '../device/navigation.ts'

export type ConsentDocument = Schemas['ConsentDocument']

export interface Consent {
  documents: ConsentDocument[] | undefined
  problem: Trouble | undefined
  busy: boolean
  reload: () => Promise<void>
  ticked: Readonly<Record<string, boolean>>
  tick: (id: string, on: boolean) => void
  submit: Submit
  /** True when something required was not ticked. */
  missing: boolean
  accept: () => Promise<void>
}

/** What is due for this account, one tick each, none made beforehand. */
export function useConsent(back: string): Consent {
  const account = useApp((s) => s.session?.accountId)
  const language = useApp((s) => s.language)
  const [ticked, setTicked] = useState<Record<string, boolean>>({})
  const [missing, setMissing] = useState(false)
  const submit = useSubmit()
  const loaded = useLoad(account && `consent ${account} ${language}`, async () => {
    const [mine, all] = await Promise.all([api.GET('/api/account'), api.GET('/api/consent-documents')])
    if (mine.error) return { error: mine.error }
    if (all.error) return { error: all.error }
    const due = all.data.items.filter((d) => !d.required || mine.data.consentsDue.indexOf(d.id) >= 0)
    return { data: mine.data.consentsDue.length > 0 ? due : [] }
  })
  const documents = loaded.data
  const accept = async (): Promise<void> => {
    if (!documents) return
    const unticked = documents.some((d) => d.required && !ticked[d.id])
    setMissing(unticked)
    if (unticked) return
    const agreed = documents.filter((d) => ticked[d.id]).map(({ id, version }) => ({ id, version }))
    const sent = await submit.send(() => api.POST('/api/consents', { body: { documents: agreed } }), [])
    if (sent?.ok) return continueAt(back)
    // A text changed while it was read: the new one is shown, and its tick is the person's to make again.
    if (sent?.problem.code === 'identity.consent_outdated') {
      setTicked({})
      await loaded.reload()
    }
  }
  return {
    documents,
    problem: loaded.problem,
    busy: loaded.busy,
    reload: loaded.reload,
    ticked,
    tick: (id, on) => {
      setMissing(false)
      setTicked((all) => ({ ...all, [id]: on }))
    },
    submit,
    missing,
    accept,
  }
}
