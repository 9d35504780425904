/** One line of a trade bill. Amounts are whole fen; `feeText` is yuan with five decimals, exactly as WeChat Pay wrote it. */
export type TradeBillLine = {
  /** `YYYY-MM-DD HH:MM:SS`, China. */
  tradedAt: string
  appId: string
  transactionId: string
  outTradeNo: string
  /** JSAPI, NATIVE, … and SUCCESS, REFUND, REVOKED. */
  tradeType: string
  state: string
  orderFen: number
  refundId?: string
  outRefundNo?: string
  refundFen: number
  refundState?: string
  feeText: string
}

/** Sums that WeChat Pay printed under the lines, whole fen. */
export type TradeBillSums = { count: number; orderFen: number; refundFen: number }
export type TradeBill = { lines: TradeBillLine[]; sums: TradeBillSums }

/**
 * Reads the CSV of a trade bill: a BOM, Chinese headings, every value led by a backtick (which is also what tells a
 * comma inside a product name from one between values), then two lines of sums. Throws when a heading is missing, an
 * amount has parts of a fen, or the number of lines differs from the printed one.
 */
export function parseTradeBill(csv: string): TradeBill {
  const rows = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((row) => row !== '')
  const sumsAt = rows.findLastIndex((row) => !row.startsWith('`'))
  const [head, sumsHead, sumsRow] = [rows[0], rows[sumsAt], rows[sumsAt + 1]]
  if (!head || sumsAt < 1 || !sumsHead || !sumsRow) throw new Error('not a trade bill')
  const lines = rows.slice(1, sumsAt).map((row) => readLine(byHeading(head, row)))
  const sums = readSums(byHeading(sumsHead, sumsRow))
  if (sums.count !== lines.length) throw new Error(`the bill says ${sums.count} lines and has ${lines.length}`)
  return { lines, sums }
}

type Cells = (heading: string) => string

function byHeading(head: string, row: string): Cells {
  const values = row.slice(1).split(',`')
  const cells = new Map(head.split(',').map((heading, i) => [heading, values[i] ?? '']))
  return (heading) => {
    const value = cells.get(heading)
    if (value === undefined) throw new Error(`the bill has no column ${heading}`)
    return value
  }
}

function readLine(cell: Cells): TradeBillLine {
  const present = (heading: string) => (['', '0'].includes(cell(heading)) ? undefined : cell(heading))
  const [refundId, outRefundNo, refundState] = [present('微信退款单号'), present('商户退款单号'), present('退款状态')]
  return {
    tradedAt: cell('交易时间'),
    appId: cell('公众账号ID'),
    transactionId: cell('微信订单号'),
    outTradeNo: cell('商户订单号'),
    tradeType: cell('交易类型'),
    state: cell('交易状态'),
    orderFen: yuanToFen(cell('订单金额')),
    ...(refundId ? { refundId } : {}),
    ...(outRefundNo ? { outRefundNo } : {}),
    refundFen: yuanToFen(cell('申请退款金额')),
    ...(refundState ? { refundState } : {}),
    feeText: cell('手续费'),
  }
}

const readSums = (cell: Cells): TradeBillSums => ({
  count: Math.trunc(Number(cell('总交易单数'))),
  orderFen: yuanToFen(cell('订单总金额')),
  refundFen: yuanToFen(cell('申请退款总金额')),
})

/** Decimal yuan → whole fen, digit by digit: `Number('0.29') * 100` is 28.999…. */
export function yuanToFen(yuan: string): number {
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(yuan)
  if (!match) throw new Error('not an amount in yuan')
  const [, sign, whole, cents = ''] = match
  const fen = Number(whole) * 100 + Number(cents.padEnd(2, '0'))
  return sign && fen !== 0 ? -fen : fen
}
