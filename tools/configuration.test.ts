import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { test } from 'node:test'
import { settings } from '@jiuyi/server/settings'
import { configurationFile, settingsTable, withTable } from './generate-configuration.ts'

const root = resolve(import.meta.dirname, '..')
const document = readFileSync(configurationFile, 'utf8')
const plain = { about: 'What it is', read: (t: string): unknown => t }

test('the documented settings are the settings there are', () => {
  assert.ok(
    withTable(document) === document,
    'docs/configuration.md is not current: run node tools/generate-configuration.ts',
  )
  for (const name of Object.keys(settings)) assert.ok(document.includes(`| \`${name}\``), name)
})

test('a setting that was added, removed or changed makes the document stale', () => {
  const { PORT, ...others } = settings
  for (const changed of [{ ...settings, NEW: plain }, others, { ...settings, PORT: { ...PORT, default: 9 } }])
    assert.notEqual(withTable(document, changed as never), document)
  assert.throws(() => withTable('no marks'), /lost its marks/)
})

test('the table says what is secret, needed and refused, and keeps its columns', () => {
  const table = settingsTable({
    A: { ...plain, about: 'this | <that>', secret: true, requiredInProduction: true },
    B: { ...plain, default: { x: 1 }, unsafe: (v) => (v === true ? 'not in production' : undefined) },
  })
  assert.match(table, /\| `A` 🔒 \| this \\\| &lt;that> \| – \| needed \|/)
  assert.match(table, /\| `B` \| What it is \| `\{"x":1\}` \| refused: not in production \|/)
})

test('no secret has a default', () => {
  for (const [name, s] of Object.entries(settings))
    assert.ok(!('secret' in s && s.secret && s.default !== undefined), name)
})

const documents = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...globSync('docs/**/*.md', { cwd: root }),
]
const read = (file: string) => readFileSync(resolve(root, file), 'utf8')

test('every link in the documents leads to a file', () => {
  for (const file of documents)
    for (const [, to] of read(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      // Pictures are taken by the end-to-end tests.
      if (/^(https?|mailto):/.test(to!) || to!.includes('screenshots/')) continue
      assert.ok(existsSync(resolve(root, dirname(file), to!)), `${file} → ${to}`)
    }
})

test('decisions and house rules stay short enough to be read', () => {
  const lines = (file: string) => read(file).trimEnd().split('\n').length
  for (const file of globSync('docs/adr/[0-9]*.md', { cwd: root }))
    assert.ok(lines(file) <= 60, `${file} has ${lines(file)} lines`)
  assert.ok(lines('CONTRIBUTING.md') <= 150)
})
