import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check, checkByObject, type Operation } from './src/linearizability/check.ts'
import {
  etcdHistory,
  etcdVerdicts,
  type RegisterInput,
  type RegisterOutput,
  register,
  store,
  storeHistory,
} from './src/linearizability/published.ts'

type Op = Operation<RegisterInput, RegisterOutput>
const op = (called: number, returned: number, input: RegisterInput, output?: RegisterOutput): Op => ({
  called,
  returned,
  input,
  output,
})
const never = Number.POSITIVE_INFINITY

test('the checker agrees with all 102 published verdicts on histories of etcd', () => {
  const verdicts = etcdVerdicts()
  assert.equal(verdicts.size, 102)
  const wrong = [...verdicts].filter(([no, expected]) => check(register, etcdHistory(no)).ok !== expected)
  assert.deepEqual(wrong, [])
})

for (const clients of ['01', '10', '50'])
  for (const verdict of ['ok', 'bad'])
    test(`a published history of a key-value store with ${Number(clients)} clients is found ${verdict}`, () => {
      const history = storeHistory(`c${clients}-${verdict}`)
      assert.ok(history.length > 30, String(history.length))
      assert.equal(checkByObject(store, history, (i) => i.key).ok, verdict === 'ok')
    })

test('what overlaps may be in either order, what does not may not', () => {
  const write = op(0, 10, { f: 'write', to: 1 }, { ok: true })
  assert.equal(check(register, [write, op(5, 6, { f: 'read' }, { value: null })]).ok, true)
  assert.equal(check(register, [write, op(5, 6, { f: 'read' }, { value: 1 })]).ok, true)
  assert.equal(check(register, [write, op(11, 12, { f: 'read' }, { value: null })]).ok, false)
  // Once somebody has seen it, nobody may see the time before.
  const [new1, old] = [op(2, 3, { f: 'read' }, { value: 1 }), op(4, 5, { f: 'read' }, { value: null })]
  assert.equal(check(register, [write, new1, old]).ok, false)
})

test('an operation nobody heard of again may have happened, late, or not at all', () => {
  const lost = op(0, never, { f: 'write', to: 7 })
  assert.equal(check(register, [lost, op(100, 101, { f: 'read' }, { value: null })]).ok, true)
  assert.equal(check(register, [lost, op(100, 101, { f: 'read' }, { value: 7 })]).ok, true)
  const flip = [op(100, 101, { f: 'read' }, { value: 7 }), op(102, 103, { f: 'read' }, { value: null })]
  assert.equal(check(register, [lost, ...flip]).ok, false)
})

test('a verdict of no names the operation that no order explains', () => {
  const verdict = check(register, [
    op(0, 1, { f: 'write', to: 1 }, { ok: true }),
    op(2, 3, { f: 'cas', from: 1, to: 2 }, { ok: true }),
    op(4, 5, { f: 'cas', from: 1, to: 3 }, { ok: true }),
  ])
  assert.ok(verdict.ok === false)
  assert.deepEqual(verdict.stuckAt.input, { f: 'cas', from: 1, to: 3 })
  assert.equal(verdict.placed.length, 2)
  assert.deepEqual(verdict.states, ['2'])
})

test('a search that grows beyond its bound says that it does not know', () => {
  const writes = Array.from({ length: 12 }, (_, i) => op(0, 100, { f: 'write', to: i }, { ok: true }))
  assert.equal(
    check(register, [...writes, op(101, 102, { f: 'read' }, { value: 99 })], { maxSteps: 500 }).ok,
    undefined,
  )
})
