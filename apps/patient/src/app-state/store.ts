import { useSyncExternalStore } from 'react'

export interface Store<S> {
  get(): S
  set(change: Partial<S>): void
  subscribe(listener: () => void): () => void
}

/** The smallest store there can be: one object, replaced on change, read through a selector. */
export function createStore<S extends object>(initial: S, onChange: (state: S) => void = () => {}): Store<S> {
  let state = initial
  const listeners: (() => void)[] = []
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      onChange(state)
      for (const listener of listeners.slice()) listener()
    },
    subscribe(listener) {
      listeners.push(listener)
      return () => {
        listeners.splice(listeners.indexOf(listener), 1)
      }
    },
  }
}

/** Selectors return a field of the state: a fresh object each time would render for ever. */
export function useStore<S, T>(store: Store<S>, select: (state: S) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
