import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { declaredRefusals } from '@jiuyi/kernel'
import { problems } from '@jiuyi/phrases/problems'
import { generated } from './generate-api.ts'

const files = await generated()

test('the API client is what the routes say', () => {
  for (const [name, content] of Object.entries(files))
    assert.ok(
      readFileSync(resolve(import.meta.dirname, '../packages/api-client', name), 'utf8') === content,
      `${name} is not current: run node tools/generate-api.ts`,
    )
})

test('every refusal of every contract has its sentence in Chinese and English, and no sentence is left over', () => {
  const missing = [...declaredRefusals].filter((code) => !problems[code]?.['zh-CN'] || !problems[code]?.en)
  assert.deepEqual(missing, [])
  const left = Object.keys(problems).filter(
    (code) => !declaredRefusals.has(code) && code !== 'internal' && code !== 'request.partner_failed',
  )
  assert.deepEqual(left, [])
})
