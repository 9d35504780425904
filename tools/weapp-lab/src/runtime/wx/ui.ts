import { openDialog } from '../chrome.ts'
import { type Dict, lab } from '../lab.ts'
import { accept, type Options, succeed } from './answer.ts'

const text = (v: unknown, fallback = ''): string => String(v ?? fallback)

/** Resolves when a person (or a test) chooses; the callbacks of the options are called as well as the promise. */
function asked(name: string, options: Options, ask: (answer: (result: Dict) => void) => void): Promise<Dict> {
  return new Promise((resolve) =>
    ask((result) => {
      succeed(name, { success() {}, ...options }, result)
      resolve({ errMsg: `${name}:ok`, ...result })
    }),
  )
}

export const ui = {
  showToast(o: Options) {
    lab.toast = text(o['title'])
    return succeed('showToast', o)
  },
  hideToast: accept('hideToast'),
  showLoading(o: Options) {
    lab.loading = text(o['title'])
    return succeed('showLoading', o)
  },
  hideLoading(o?: Options) {
    lab.loading = null
    return succeed('hideLoading', o)
  },
  showModal: (o: Options) =>
    asked('showModal', o, (answer) =>
      openDialog(
        [text(o['title']), text(o['content'])],
        [
          ...(o['showCancel'] === false ? [] : [{ value: 'n', text: text(o['cancelText'], '取消') }]),
          { value: 'y', text: text(o['confirmText'], '确定') },
        ],
        (v) => answer({ confirm: v === 'y', cancel: v !== 'y' }),
      ),
    ),
  showActionSheet: (o: Options) =>
    asked('showActionSheet', o, (answer) =>
      openDialog(
        [],
        ((o['itemList'] as string[] | undefined) ?? []).map((item, i) => ({ value: String(i), text: item })),
        (v) => answer({ tapIndex: Number(v) }),
      ),
    ),
}
