import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choseHere, fromPreferences, toPreferences } from '../src/app-state/display.ts'

test('how the app looks survives the way to the account and back, at every size', () => {
  for (const textSize of [16, 18, 20, 24, 30] as const) {
    const look = { elder: textSize >= 18, textSize, language: 'en' as const }
    assert.deepEqual(fromPreferences(toPreferences(look)), look)
  }
})

test('in 长辈版 no scale makes the text smaller than 18', () =>
  assert.equal(fromPreferences({ elder: true, fontScale: 1, language: 'zh-CN' }).textSize, 18))

test('a phone on which nobody chose anything takes the look of the account', () => {
  const untouched = { elder: false, textSize: 16, language: 'zh-CN', elderOffered: false } as const
  assert.equal(choseHere(untouched), false)
  assert.equal(choseHere({ ...untouched, elderOffered: true }), true)
  assert.equal(choseHere({ ...untouched, language: 'en' }), true)
})
