import { createHash } from 'node:crypto'
import { parseTradeBill, type TradeBill } from './bill-csv.ts'
import type { Channel } from './channel.ts'
import { unknownOutcome } from './errors.ts'
import { text } from './shapes.ts'

/**
 * 交易账单 of one day (`YYYY-MM-DD`, China): ready after 10:00 the next day. The file itself is not signed, so its SHA1
 * must equal the one in the signed answer. Throws `not_found` when nothing was traded that day.
 */
export async function downloadTradeBill(channel: Channel, day: string): Promise<TradeBill> {
  const answer = await channel.call('GET', `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`)
  if (answer['hash_type'] !== 'SHA1') throw unknownOutcome('the bill has an unknown kind of hash')
  const file = await channel.download(text(answer, 'download_url'))
  const hash = createHash('sha1').update(file).digest('hex')
  if (hash !== text(answer, 'hash_value').toLowerCase()) throw unknownOutcome('the bill differs from its hash')
  return parseTradeBill(file.toString('utf8'))
}
