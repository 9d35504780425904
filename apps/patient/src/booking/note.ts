/** One sentence left for the page one goes back to: «这个时段刚刚被约满». Read once. */
let left: string | undefined

export function leaveNote(text: string): void {
  left = text
}

export function takeNote(): string | undefined {
  const text = left
  left = undefined
  return text
}
