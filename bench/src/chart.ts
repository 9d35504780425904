/** A small PNG of said against found: no library draws it, because four lines and ten dots are all there is. */
import { crc32, deflateSync } from 'node:zlib'

const size = 480
const margin = 56
/** 3×5 dots a character, row by row. */
const font: Record<string, string> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001001001001',
  '8': '111101111101111',
  '9': '111101111001111',
  '%': '101001010100101',
  '.': '000000000000010',
  ' ': '000000000000000',
  S: '111100111001111',
  A: '010101111101101',
  I: '111010010010111',
  D: '110101101101110',
  F: '111100110100100',
  O: '111101101101111',
  U: '101101101101111',
  N: '110101101101101',
}

export function calibrationChart(points: { said: number; found: number }[]): Buffer {
  const pixels = Buffer.alloc(size * size * 3, 255)
  const dot = (x: number, y: number, [r, g, b]: [number, number, number], wide = 1) => {
    for (let dx = 0; dx < wide; dx++)
      for (let dy = 0; dy < wide; dy++) {
        const [px, py] = [Math.round(x) + dx, Math.round(y) + dy]
        if (px >= 0 && py >= 0 && px < size && py < size) pixels.set([r, g, b], (py * size + px) * 3)
      }
  }
  const line = (x0: number, y0: number, x1: number, y1: number, colour: [number, number, number], wide = 1) => {
    const steps = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1))
    for (let i = 0; i <= steps; i++) dot(x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps, colour, wide)
  }
  const write = (text: string, x: number, y: number) => {
    ;[...text].forEach((c, i) => {
      ;[...(font[c] ?? font[' ']!)].forEach((bit, k) => {
        if (bit === '1') dot(x + i * 12 + (k % 3) * 3, y + Math.floor(k / 3) * 3, [60, 70, 80], 3)
      })
    })
  }
  const span = size - 2 * margin
  const at = (v: number): number => margin + v * span
  const up = (v: number): number => size - margin - v * span
  for (let v = 0; v <= 1.001; v += 0.2) {
    line(at(v), up(0), at(v), up(1), [230, 234, 238])
    line(at(0), up(v), at(1), up(v), [230, 234, 238])
    write(String(Math.round(v * 100)), at(v) - 12, up(0) + 10)
    write(String(Math.round(v * 100)), at(0) - 42, up(v) - 7)
  }
  line(at(0), up(0), at(1), up(1), [170, 178, 186], 2)
  line(at(0), up(0), at(1), up(0), [60, 70, 80], 2)
  line(at(0), up(0), at(0), up(1), [60, 70, 80], 2)
  write('SAID %', at(0.5) - 34, size - 22)
  write('FOUND %', 8, 16)
  points.forEach((p, i) => {
    const before = points[i - 1]
    if (before) line(at(before.said), up(before.found), at(p.said), up(p.found), [15, 139, 141], 2)
    dot(at(p.said) - 4, up(p.found) - 4, [15, 139, 141], 9)
  })

  const raw = Buffer.alloc(size * (size * 3 + 1))
  for (let y = 0; y < size; y++) pixels.copy(raw, y * (size * 3 + 1) + 1, y * size * 3, (y + 1) * size * 3)
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(8 + data.length + 4)
    out.writeUInt32BE(data.length)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), 8 + data.length)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
