const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function crc32(bytes: number[]): number {
  let c = 0xffffffff
  for (const b of bytes) c = (crcTable[(c ^ b) & 255] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

function adler32(bytes: number[]): number {
  let a = 1
  let b = 0
  for (const x of bytes) {
    a = (a + x) % 65521
    b = (b + a) % 65521
  }
  return ((b << 16) | a) >>> 0
}

const u32 = (n: number): number[] => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]

function chunk(type: string, data: number[]): number[] {
  const body = type
    .split('')
    .map((c) => c.charCodeAt(0))
    .concat(data)
  return u32(data.length).concat(body, u32(crc32(body)))
}

/** zlib with stored blocks: a few hundred bytes more than deflate, and no deflate in the package. */
function stored(raw: number[]): number[] {
  let out = [0x78, 1]
  for (let i = 0; i < raw.length; i += 65535) {
    const part = raw.slice(i, i + 65535)
    const last = i + 65535 >= raw.length ? 1 : 0
    const n = part.length
    out = out.concat([last, n & 255, n >> 8, ~n & 255, (~n >> 8) & 255], part)
  }
  return out.concat(u32(adler32(raw)))
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Old phones have no btoa. */
function base64(bytes: number[]): string {
  let s = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const n = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    s += letters.charAt(n >> 18) + letters.charAt((n >> 12) & 63)
    s += i + 1 < bytes.length ? letters.charAt((n >> 6) & 63) : '='
    s += i + 2 < bytes.length ? letters.charAt(n & 63) : '='
  }
  return s
}

/** A black-and-white PNG as a data URI from a matrix of modules; no canvas, no DOM, so it works in <Image> on both targets. */
export function pngUri(matrix: readonly (readonly boolean[])[], scale = 6, quiet = 4): string {
  const rows = matrix.length + quiet * 2
  const width = ((matrix[0]?.length ?? 0) + quiet * 2) * scale
  const height = rows * scale
  const stride = Math.ceil(width / 8)
  let raw: number[] = []
  for (let y = 0; y < rows; y++) {
    const line: number[] = [0]
    for (let k = 0; k < stride; k++) line.push(0xff)
    for (let x = 0; x < width; x++)
      if (matrix[y - quiet]?.[Math.floor(x / scale) - quiet])
        line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7))
    for (let k = 0; k < scale; k++) raw = raw.concat(line)
  }
  const header = u32(width).concat(u32(height), [1, 0, 0, 0, 0])
  const file = [137, 80, 78, 71, 13, 10, 26, 10].concat(
    chunk('IHDR', header),
    chunk('IDAT', stored(raw)),
    chunk('IEND', []),
  )
  return `data:image/png;base64,${base64(file)}`
}
