import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksOf } from './page-text.ts'

test('plain text becomes headings, paragraphs and lists', () => {
  assert.deepEqual(blocksOf('## 地铁\n- 2 号线\n- 4 号线\n\n从 A 口出\n步行 5 分钟\n\n另见地图'), [
    { kind: 'heading', text: '地铁' },
    { kind: 'list', items: ['2 号线', '4 号线'] },
    { kind: 'paragraph', text: '从 A 口出\n步行 5 分钟' },
    { kind: 'paragraph', text: '另见地图' },
  ])
  assert.deepEqual(blocksOf(' \n\n'), [])
})
test('what looks like HTML stays text', () => {
  assert.deepEqual(blocksOf('<script>alert(1)</script>'), [{ kind: 'paragraph', text: '<script>alert(1)</script>' }])
})
