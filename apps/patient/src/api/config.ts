import { quietApi, type Schemas } from './client.ts'
import { useLoad } from './use-load.ts'

export type Config = Schemas['Config']
let known: Config | undefined

/** How this installation is set up: asked once per start, since it changes only with the server. */
export function useConfig(): Config | undefined {
  const { data } = useLoad(known ? undefined : 'config', () => quietApi.GET('/api/config'))
  if (data) known = data
  return known
}
