import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTurnedAway } from './turned-away.ts'

test('a nervous hand is told how long; who keeps coming before the time is answered at the door, and comes in when it is over', () => {
  const turned = createTurnedAway()
  for (let i = 0; i < 5; i++) turned.early('a', 9_000)
  assert.equal(turned.secondsFor('a', 1_000), 0)
  turned.early('a', 9_000)
  assert.equal(turned.secondsFor('a', 1_000), 8)
  assert.equal(turned.secondsFor('b', 1_000), 0)
  assert.equal(turned.secondsFor('a', 9_000), 0)
  assert.equal(turned.size(), 0, 'and the slate is clean')
})

test('the longer of two reasons counts', () => {
  const turned = createTurnedAway()
  turned.until('a', 60_000)
  turned.until('a', 2_000)
  assert.equal(turned.secondsFor('a', 0), 60)
})

test('however many come, no more than the limit are kept', () => {
  const turned = createTurnedAway(100)
  for (let i = 0; i < 1_000; i++) turned.until(`account ${i}`, 5_000)
  assert.equal(turned.size(), 100)
  assert.equal(turned.secondsFor('account 0', 0), 0)
})
