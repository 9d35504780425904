export interface Listed {
  id: string
}

/**
 * The newest page again, over what has been read so far: what is new comes on top, what is older stays below, so that
 * coming back from a ticket keeps the place. Ids grow with time.
 */
export function mergeNewest<M extends Listed>(known: readonly M[], fresh: readonly M[], more: boolean): M[] {
  const oldest = fresh[fresh.length - 1]
  if (!more || !oldest) return fresh.slice()
  return fresh.concat(known.filter((m) => m.id < oldest.id))
}

/** The page after the last one; an answer that came twice adds nothing. */
export function addOlder<M extends Listed>(known: readonly M[], older: readonly M[]): M[] {
  const ids: Record<string, true> = {}
  for (const m of known) ids[m.id] = true
  return known.concat(older.filter((m) => !ids[m.id]))
}

/** `appointment:<id>` → the page that shows it; a kind this version does not know opens nothing. */
export function pageOf(link: string | undefined): { path: string; id: string } | undefined {
  const found = /^(appointment|suspension|waitlist|draw):([\w-]{1,64})$/.exec(link ?? '')
  const path = found ? pagesByKind[found[1] ?? ''] : undefined
  return found && path ? { path, id: found[2] ?? '' } : undefined
}
const pagesByKind: Record<string, string> = {
  appointment: '/pages/ticket/index',
  suspension: '/pkg-suspension/case/index',
  waitlist: '/pkg-fair/waitlist/index',
  draw: '/pkg-fair/draw/index',
}
