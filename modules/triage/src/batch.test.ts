import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerBatch } from './batch.ts'
import { parseCsv } from './engine/csv.ts'
import { createEngine, departments } from './engine/index.ts'

const engine = createEngine()
const rowsOf = (csv: string) => parseCsv(csv).map((r) => r.fields)

test('quotes, commas, newlines, a byte order mark and other column orders are read', () => {
  const { csv, notes } = answerBatch(
    '\ufefftext,sex,id,age\r\n"头疼,发烧\n还""吐""",女,a1,30+\r\n我爸突然叫不醒了,男,"b,2",70\r\n',
    engine,
  )
  const [head, one, two] = rowsOf(csv)
  assert.deepEqual(head, ['id', 'emergency', 'confidence', 'dept1', 'dept2', 'dept3'])
  assert.equal(one![0], 'a1')
  assert.equal(one![1], '0')
  assert.deepEqual(two!.slice(0, 2), ['b,2', '1'])
  assert.deepEqual(notes, [])
})

test('a bad row gets an answer too, and a note', () => {
  const { csv, notes } = answerBatch(
    'id,text,age,sex\n1,咳嗽,二十,人妖\n2\n3,"没关的引号,咳嗽,20,男\n4,头疼,20,男\n,,,\n',
    engine,
  )
  const [, ...rows] = rowsOf(csv)
  assert.deepEqual(
    rows.map((r) => r[0]),
    ['1', '2', '3', '4', 'line-6'],
  )
  for (const r of rows) {
    assert.ok(r[1] === '0' || r[1] === '1')
    assert.ok(Number(r[2]) >= 0 && Number(r[2]) <= 1)
    for (const d of r.slice(3)) assert.ok(departments.includes(d))
    assert.equal(new Set(r.slice(3)).size, 3)
  }
  for (const line of [2, 3, 4, 6])
    assert.ok(
      notes.some((n) => n.startsWith(`line ${line}:`)),
      `${line} in ${notes.join('; ')}`,
    )
  assert.ok(!notes.some((n) => n.startsWith('line 5:')))
})

test('a file without a text column is refused', () =>
  assert.throws(() => answerBatch('id,words\n1,头疼\n', engine), /id,text,age,sex/))
test('an empty file is refused', () => assert.throws(() => answerBatch('', engine)))

test('the same rows always get the same answers', () => {
  const rows = `id,text,age,sex\n${Array.from({ length: 200 }, (_, i) => `${i},${['头疼', '肚子疼拉稀', '皮肤痒', '月经推迟'][i % 4]},${i % 90},女`).join('\n')}\n`
  assert.equal(answerBatch(rows, engine).csv, answerBatch(rows, createEngine()).csv)
})
