import { sha256, zeroBits } from './sha256.ts'

/** A slice of work leaves time for a frame; a tap is answered between two. */
const sliceMs = 6

/** Finds the number that solves a challenge for one key, in slices. The page stays alive; a slow phone needs some more of them. */
export function solve(
  challenge: string,
  key: string,
  stopped: () => boolean = () => false,
): Promise<string | undefined> {
  const bits = Number(challenge.split('-')[1])
  const seed = sha256(`${challenge}|${key}`)
  let nonce = 0
  return new Promise((resolve) => {
    const slice = (): void => {
      if (stopped()) {
        resolve(undefined)
        return
      }
      const until = Date.now() + sliceMs
      do {
        for (let i = 0; i < 64; i++, nonce++)
          if (zeroBits(seed, nonce) >= bits) {
            resolve(`${challenge}.${nonce}`)
            return
          }
      } while (Date.now() < until)
      setTimeout(slice, 0)
    }
    slice()
  })
}
