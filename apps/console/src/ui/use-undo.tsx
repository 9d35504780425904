import { common } from '@jiuyi/phrases/console'
import { App, Button } from 'antd'
import { useText } from '../language.tsx'
import { useProblemText } from './error-note.tsx'

/** Instead of asking "are you sure": done at once, with a way back for a while. */
export function useUndo(): (what: string, undo: () => Promise<unknown>) => void {
  const t = useText(common)
  const say = useProblemText()
  const { notification, message } = App.useApp()
  return (what, undo) => {
    const key = `undo-${what}-${performance.now()}`
    notification.success({
      key,
      title: what,
      duration: 12,
      placement: 'bottomLeft',
      actions: (
        <Button
          size="small"
          data-testid="undo"
          onClick={() => {
            notification.destroy(key)
            undo().then(
              () => message.success(t.undone),
              (e) => message.error(say(e)),
            )
          }}
        >
          {t.undo}
        </Button>
      ),
    })
  }
}
