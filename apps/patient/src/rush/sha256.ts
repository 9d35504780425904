/**
 * SHA-256 (FIPS 180-4) in 32-bit integers: the mini program has no crypto of its own, and a whole library would be larger than this.
 * Constants are derived, as the standard does: fractions of square and cube roots of the first primes.
 */
const fraction = (x: number): number => ((x - Math.floor(x)) * 4294967296) | 0

const primes: number[] = []
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n)
const start = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)))
const rounds = new Int32Array(primes.map((p) => fraction(p ** (1 / 3))))

const w = new Int32Array(64)

/** One block of 16 words, in `w`, into the eight words of `h`. */
function compress(h: Int32Array): void {
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] as number
    const y = w[i - 2] as number
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0
  }
  let a = h[0] as number
  let b = h[1] as number
  let c = h[2] as number
  let d = h[3] as number
  let e = h[4] as number
  let f = h[5] as number
  let g = h[6] as number
  let k = h[7] as number
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (k + s1 + ((e & f) ^ (~e & g)) + (rounds[i] as number) + (w[i] as number)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    k = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  h[0] = ((h[0] as number) + a) | 0
  h[1] = ((h[1] as number) + b) | 0
  h[2] = ((h[2] as number) + c) | 0
  h[3] = ((h[3] as number) + d) | 0
  h[4] = ((h[4] as number) + e) | 0
  h[5] = ((h[5] as number) + f) | 0
  h[6] = ((h[6] as number) + g) | 0
  h[7] = ((h[7] as number) + k) | 0
}

/** The eight words of the hash of an ASCII text. */
export function sha256(ascii: string): Int32Array {
  const h = new Int32Array(start)
  const blocks = Math.ceil((ascii.length + 9) / 64)
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) {
      let word = 0
      for (let j = 0; j < 4; j++) {
        const at = block * 64 + i * 4 + j
        const byte = at < ascii.length ? ascii.charCodeAt(at) & 255 : at === ascii.length ? 128 : 0
        word = (word << 8) | byte
      }
      w[i] = word
    }
    if (block === blocks - 1) w[15] = ascii.length * 8
    compress(h)
  }
  return h
}

export const hex = (words: Int32Array): string =>
  Array.from(words, (x) => `0000000${(x >>> 0).toString(16)}`.slice(-8)).join('')

const tried = new Int32Array(8)

/** Leading zero bits of sha256(seed ‖ nonce): 32 bytes, then the number as 8 bytes. One block, so one try is one compression. */
export function zeroBits(seed: Int32Array, nonce: number): number {
  tried.set(start)
  w.set(seed)
  w[8] = 0
  w[9] = nonce
  w[10] = 0x80000000 | 0
  w.fill(0, 11, 15)
  w[15] = 320
  compress(tried)
  return Math.clz32(tried[0] as number)
}
