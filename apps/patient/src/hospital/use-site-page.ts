import { quietApi, type Schemas } from '../api/client.ts'
import { type Loaded, useLoad } from '../api/use-load.ts'
import { useApp } from '../app-state/app.ts'

export type SitePage = Schemas['SitePage']

/** A page the hospital wrote, in the reader's language where there is one. */
export function useSitePage(hospitalId: string | undefined, slug: SitePage['slug']): Loaded<SitePage> {
  const language = useApp((s) => s.language)
  return useLoad(hospitalId && `${hospitalId} ${slug} ${language}`, () =>
    quietApi.GET('/api/hospitals/{id}/pages/{slug}', { params: { path: { id: hospitalId ?? '', slug } } }),
  )
}
