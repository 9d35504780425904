import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createEngine, redFlagRules } from './index.ts'

const engine = createEngine()
const lines = (name: string): string[][] =>
  readFileSync(new URL(`../../data/cases/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l && !l.startsWith('#'))
    .map((l) => l.split('\t'))
const flags = (text: string) => engine.read(text).emergencies.map((e) => e.id)

test('every rule is seen when it is said, and not when it is denied, long past or only asked about', () => {
  const tested = new Set<string>()
  for (const [rule, said, not] of lines('red-flags.tsv')) {
    assert.ok(flags(said!).includes(rule!), `${rule} is missed in «${said}»: ${flags(said!)}`)
    assert.deepEqual(flags(not!), [], `an alarm in «${not}»`)
    tested.add(rule!)
  }
  assert.deepEqual([...tested].sort(), redFlagRules.map((r) => r.id).sort())
})

test('every rule names its sources and what to do', () => {
  assert.equal(redFlagRules.length, 24)
  for (const r of redFlagRules) assert.ok(r.sources.length && r.sources.every((s) => /^S\d+$/.test(s)), r.id)
})

test('emergencies as people write them are found, ordinary complaints are left alone', () => {
  const missed = lines('emergency-style.tsv').filter(([text]) => !flags(text!).length)
  assert.ok(missed.length <= 6, `${missed.length} of 60 missed`)
  const plain = [...lines('style.tsv'), ...lines('plain.tsv')].filter(
    ([text, , , accept]) => flags(text!).length && !accept!.includes('急诊科') && !accept!.includes('消化内科'),
  )
  assert.deepEqual(
    plain.map(([t]) => t),
    [],
  )
})

test('who wants to die is met first, whatever else is said', () => {
  const [first] = engine.read('胸口剧痛，我不想活了').emergencies
  assert.deepEqual([first?.id, first?.action, first?.words], ['R20', 'crisis', '不想活'])
})

test('what was seen is quoted in the patient’s own words, also from pinyin and traditional characters', () => {
  assert.equal(engine.read('我爸突然叫不醒了').emergencies[0]?.words, '叫不醒')
  assert.ok(flags('我不想活了'.replace('不想活', 'bu xiang huo')).includes('R20'))
  assert.ok(flags('突然說話不清楚，左邊手沒力氣').includes('R04'))
})

test('a hospital’s own addition is read like the built-in rules', () => {
  const own = createEngine({
    ownFlags: [{ id: 'own-1', name: '蜱虫咬伤发热', action: 'emergency', words: ['蜱虫咬了发烧'] }],
  })
  assert.deepEqual(
    own.read('上山被蜱虫咬了发烧').emergencies.map((e) => e.id),
    ['own-1'],
  )
  assert.deepEqual(own.read('没有被蜱虫咬了发烧').emergencies, [])
})
