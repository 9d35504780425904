import { common } from '@jiuyi/phrases/console'
import { Drawer } from 'antd'
import { useText } from '../language.tsx'

/** What the keyboard can do, for whoever presses `?`. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText(common)
  const keys: [string[], string][] = [
    [['/'], t.keys.search],
    [['↑', '↓'], t.keys.move],
    [['Enter'], t.keys.open],
    [['Esc'], t.keys.close],
    [['r'], t.keys.refresh],
    [['b'], t.keys.goBooking],
    [['l'], t.keys.goList],
    [['?'], t.keys.help],
  ]
  return (
    <Drawer open={open} onClose={onClose} title={t.keysTitle} size={360} data-testid="key-help">
      <dl className="key-list">
        {keys.map(([names, what]) => (
          <div key={what}>
            <dt>
              {names.map((n) => (
                <kbd key={n}>{n}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  )
}
