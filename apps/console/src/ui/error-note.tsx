import { common } from '@jiuyi/phrases/console'
import { Alert, Button } from 'antd'
import { problemOf } from '../api/client.ts'
import { useText } from '../language.tsx'

/** What went wrong in one sentence that says what to do next, and the number to give to whoever looks into it. */
export function useProblemText(): (e: unknown) => string {
  const t = useText(common)
  return (e) => {
    const problem = problemOf(e)
    return problem?.code === 'client.offline' ? t.offlineTitle : problem?.title || t.unreadableTitle
  }
}

export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useText(common)
  const say = useProblemText()
  if (!error) return null
  const problem = problemOf(error)
  const fields = problem?.errors ?? []
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="error-note"
      data-code={problem?.code}
      title={say(error)}
      description={
        (fields.length > 0 || problem?.instance) && (
          <>
            {fields.length > 0 && (
              <ul className="error-fields">
                {fields.map((f) => (
                  <li key={f.at + f.message}>
                    {f.at.replace(/^(body|querystring|params)\/?/, '')}: {f.message}
                  </li>
                ))}
              </ul>
            )}
            {problem?.instance && <span className="faint">{t.errorNumber(problem.instance)}</span>}
          </>
        )
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t.retry}
          </Button>
        )
      }
    />
  )
}
