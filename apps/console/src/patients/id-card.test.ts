import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageOn, bornOf, idFault } from './id-card.ts'

test('a wrong digit of an ID number is seen while it is typed', () => {
  assert.equal(idFault('11010519491231002X'), undefined)
  assert.equal(idFault('11010519491231002x'), undefined)
  assert.equal(idFault('110105 19491231 002X'), undefined)
  assert.equal(idFault('110105194912310021'), 'check_digit')
  assert.equal(idFault('11010519490230002X'), 'date')
  assert.equal(idFault('11010519491331002X'), 'date')
  assert.equal(idFault('1101051949'), 'length')
  assert.equal(idFault('11010519491231O02X'), 'characters')
})
test('a child turns fourteen on the day, not before', () => {
  assert.equal(bornOf('110105201211220021'), '2012-11-22')
  assert.equal(ageOn('2012-11-22', '2026-11-21'), 13)
  assert.equal(ageOn('2012-11-22', '2026-11-22'), 14)
})
