import { serverNow } from '../app-state/app.ts'
import { useT } from '../i18n/index.ts'
import { sayWhen } from './when.ts'

/** Says instants in the person's language, reckoned from the server's now. */
export function useWhen(): (instant: string) => string {
  const t = useT()
  return (instant) => sayWhen(instant, serverNow(), t.when)
}
