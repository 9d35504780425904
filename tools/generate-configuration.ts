/** Writes the table of `docs/configuration.md` from `apps/server/src/settings.ts`. `--check`: only say whether it is current. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Setting } from '@jiuyi/platform'
import { settings } from '@jiuyi/server/settings'

export const configurationFile = resolve(import.meta.dirname, '../docs/configuration.md')
const begin = '<!-- settings: made by tools/generate-configuration.ts, do not edit -->'
const end = '<!-- end of settings -->'

type Settings = Record<string, Setting<unknown>>

/** What a production start says against a value: settings are asked with values that a demonstration would have. */
function refusal(s: Setting<unknown>): string | undefined {
  for (const value of [true, 'http://127.0.0.1']) {
    try {
      const sentence = s.unsafe?.(value)
      if (sentence) return sentence
    } catch {} // not a value of this kind
  }
  return undefined
}

/** Text that cannot end its cell or pass for a tag. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

function row(name: string, s: Setting<unknown>): string {
  const standard =
    s.default === undefined ? '–' : `\`${typeof s.default === 'string' ? s.default : JSON.stringify(s.default)}\``
  const refused = refusal(s)
  const production = [s.requiredInProduction && 'needed', refused && `refused: ${refused}`].filter(Boolean).join('; ')
  const cells = [`\`${name}\`${s.secret ? ' 🔒' : ''}`, s.about, standard, production]
  return `| ${cells.map(cell).join(' | ')} |`
}

export const settingsTable = (all: Settings): string =>
  [
    '| setting | what it is | default | in production |',
    '|---|---|---|---|',
    ...Object.entries(all).map(([n, s]) => row(n, s)),
  ].join('\n')

/** The document with its table made anew; everything around the table is written by hand. */
export function withTable(document: string, all: Settings = settings as Settings): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/configuration.md has lost its marks: ${begin} … ${end}`)
  return `${document.slice(0, from + begin.length)}\n${settingsTable(all)}\n${document.slice(to)}`
}

if (import.meta.main) {
  const before = readFileSync(configurationFile, 'utf8')
  const now = withTable(before)
  if (before !== now && process.argv.includes('--check')) {
    console.error('docs/configuration.md is not current: run node tools/generate-configuration.ts')
    process.exit(1)
  }
  if (before !== now) writeFileSync(configurationFile, now)
}
