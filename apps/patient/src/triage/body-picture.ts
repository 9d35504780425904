/** Our own drawing of a body, as a data URI that is an image on both targets; the places to tap lie over it as named buttons. */
export type Side = 'front' | 'behind'
export interface Place {
  part: string
  /** Middle of the button, in hundredths of the picture. */
  x: number
  y: number
}

export const places: Record<Side, Place[]> = {
  front: [
    { part: 'head', x: 50, y: 5 },
    { part: 'eye', x: 24, y: 6 },
    { part: 'ear_nose', x: 76, y: 6 },
    { part: 'mouth', x: 24, y: 14 },
    { part: 'throat', x: 76, y: 14 },
    { part: 'chest', x: 50, y: 25 },
    { part: 'breast', x: 84, y: 24 },
    { part: 'arm', x: 15, y: 31 },
    { part: 'upper_belly', x: 50, y: 36 },
    { part: 'lower_belly', x: 50, y: 46 },
    { part: 'hand', x: 12, y: 50 },
    { part: 'private', x: 84, y: 50 },
    { part: 'leg', x: 26, y: 64 },
    { part: 'knee', x: 74, y: 72 },
    { part: 'foot', x: 50, y: 94 },
  ],
  behind: [
    { part: 'head', x: 50, y: 5 },
    { part: 'neck_back', x: 50, y: 22 },
    { part: 'arm', x: 15, y: 31 },
    { part: 'waist', x: 50, y: 38 },
    { part: 'bottom', x: 50, y: 50 },
    { part: 'hand', x: 88, y: 50 },
    { part: 'leg', x: 50, y: 70 },
    { part: 'foot', x: 50, y: 94 },
  ],
}

const drawn: Record<string, string> = {}

/** A child has a larger head and shorter legs; the back shows the spine instead of a face. */
export function bodyPicture(side: Side, child: boolean): string {
  const key = `${side}${child}`
  if (drawn[key]) return drawn[key]
  const head = child ? 26 : 19
  const top = 6 + head * 2
  const hip = child ? 190 : 180
  const foot = child ? 350 : 368
  const face =
    side === 'front'
      ? `<circle cx="${100 - head / 2.6}" cy="${4 + head}" r="2"/><circle cx="${100 + head / 2.6}" cy="${4 + head}" r="2"/><path d="M${100 - head / 3} ${8 + head * 1.4}q${head / 3} ${head / 4} ${head / 1.5} 0"/>`
      : `<path d="M100 ${top + 12}V${hip - 6}" stroke-dasharray="3 5"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 400" fill="#E4F1F1" stroke="#0B7072" stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round"><circle cx="100" cy="${6 + head}" r="${head}"/><path d="M90 ${top}v8q-34 4-40 22l-14 78q-4 14-4 22 0 10 7 10 6 0 8-8l6-20 14-58v44l-6 ${hip - 150}-6 ${(foot - hip) / 2}-2 ${(foot - hip) / 2}q-8 6-8 12h26l4-12 8-${(foot - hip) * 0.75}h14l8 ${(foot - hip) * 0.75} 4 12h26q0-6-8-12l-2-${(foot - hip) / 2}-6-${(foot - hip) / 2}-6-${hip - 150}v-44l14 58 6 20q2 8 8 8 7 0 7-10 0-8-4-22l-14-78q-6-18-40-22v-8z"/>${face}</svg>`
  drawn[key] = `data:image/svg+xml,${encodeURIComponent(svg)}`
  return drawn[key]
}
