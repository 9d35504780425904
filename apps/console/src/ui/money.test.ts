import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readYuan, showFen, yuanOf } from './money.ts'

test('money is shown in yuan and kept in fen', () => {
  assert.equal(showFen(5000), '¥50.00')
  assert.equal(showFen(123456705), '¥1,234,567.05')
  assert.equal(showFen(-50), '-¥0.50')
  assert.equal(readYuan('50'), 5000)
  assert.equal(readYuan('¥ 8.5'), 850)
  assert.equal(readYuan('0.29'), 29)
  for (const bad of ['', 'abc', '1.234', '-5', '1e3', '12345678']) assert.equal(readYuan(bad), undefined, bad)
  assert.equal(yuanOf(1010), 10.1)
})
