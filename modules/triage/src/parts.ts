import { readFileSync } from 'node:fs'

const { parts } = JSON.parse(readFileSync(new URL('../data/parts.json', import.meta.url), 'utf8')) as {
  parts: Record<string, { words: string; weights: Record<string, number> }>
}
export const partNames = Object.keys(parts)

/** A place of the body map: its words, and what it means before anything is said. An unknown place means nothing. */
export function partNamed(name: string | undefined): { words: string; weights: [string, number][] } | undefined {
  const part = name && Object.hasOwn(parts, name) ? parts[name] : undefined
  return part && { words: part.words, weights: Object.entries(part.weights) }
}
