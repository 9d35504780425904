export const mostRecent = 8

/** The latest first, each once, and not more than fit without scrolling. */
export function remember(recent: readonly string[], q: string): string[] {
  const said = q.trim().replace(/\s+/g, ' ').slice(0, 60)
  if (said === '') return recent.slice()
  const same = said.toLowerCase()
  return [said].concat(recent.filter((r) => r.toLowerCase() !== same)).slice(0, mostRecent)
}
