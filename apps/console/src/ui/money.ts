/** 5000 → ¥50.00: whole fen in, never a float of yuan on the way. */
export function showFen(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100)
  return `${fen < 0 ? '-' : ''}¥${whole.toLocaleString('en-US')}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}
/** Yuan as a person types them → fen; undefined when it is not an amount. */
export function readYuan(text: string): number | undefined {
  const m = /^\s*[¥￥]?\s*(\d{1,7})(?:[.。](\d{1,2}))?\s*$/.exec(text)
  return m ? Number(m[1]) * 100 + Number((m[2] ?? '').padEnd(2, '0')) : undefined
}
/** For spreadsheets: yuan with two digits as a number. */
export const yuanOf = (fen: number): number => Math.round(fen) / 100
