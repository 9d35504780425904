/**
 * A queue in order of arrival. Who comes now goes to the end; who had come before and was sent to the waiting room stands where they would have
 * stood. Taking skips those whose turn cannot be now, and keeps their place.
 */
export function createArrivals<T extends { at: number }>() {
  let items: T[] = []

  const add = (item: T) => {
    if (!items.length || items.at(-1)!.at <= item.at) {
      items.push(item)
      return
    }
    let low = 0
    let high = items.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (items[middle]!.at <= item.at) low = middle + 1
      else high = middle
    }
    items.splice(low, 0, item)
  }

  /** Up to `most` items from the front for which `ok` holds. */
  const take = (most: number, ok: (item: T) => boolean): T[] => {
    const taken: T[] = []
    const kept: T[] = []
    let i = 0
    for (; i < items.length && taken.length < most; i++) (ok(items[i]!) ? taken : kept).push(items[i]!)
    if (taken.length) items = kept.length ? kept.concat(items.slice(i)) : items.slice(i)
    return taken
  }

  return { add, take, first: (): T | undefined => items[0], length: () => items.length }
}
