import { component } from 'glass-easel-miniprogram-adapter'
import { lab } from './lab.ts'

/** WeChat warns at 256 KB and stutters far below; a page that sends more than this at once is redrawing too much. */
export const setDataBudgetBytes = 64 * 1024

function utf8Bytes(text: string): number {
  let n = text.length
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c > 0x7ff) n += c >= 0xd800 && c < 0xe000 ? 1 : 2
    else if (c > 0x7f) n += 1
  }
  return n
}

/** On a phone setData crosses from the logic thread as JSON: functions, Dates and undefined do not arrive, and bytes cost. */
export function bridgeSetData(): void {
  const proto = component.ComponentCaller.prototype
  const apply = proto.setData
  proto.setData = function (this: { is?: string }, data, done) {
    const json = JSON.stringify(data)
    const bytes = utf8Bytes(json)
    lab.stats.calls++
    lab.stats.bytes += bytes
    lab.stats.max = Math.max(lab.stats.max, bytes)
    if (bytes > setDataBudgetBytes)
      lab.errors.push(`setData of ${bytes} bytes in ${this.is ?? 'a page'} is over the budget of ${setDataBudgetBytes}`)
    return apply.call(this, JSON.parse(json), done)
  }
}
