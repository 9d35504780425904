import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineWriter } from './log.ts'

const line = (n: number, level = 30) => `{"level":${level},"n":${n}}\n`

test('lines are written together, errors at once, and none is lost or turned round', async () => {
  const written: string[] = []
  const out = lineWriter((bytes) => {
    written.push(bytes.toString())
    return bytes.length
  })
  out.write(line(1))
  out.write(line(2))
  assert.deepEqual(written, [])
  out.write(line(3, 50))
  assert.deepEqual(written, [line(1) + line(2) + line(3, 50)])
  out.write(line(4))
  await new Promise((r) => setTimeout(r, 260))
  assert.equal(written[1], line(4))
})

test('a reader who is slow gets the rest later, cut anywhere', async () => {
  let written = ''
  let room = 10
  const out = lineWriter((bytes) => {
    if (room === 0) throw Object.assign(new Error('full'), { code: 'EAGAIN' })
    const n = Math.min(room, bytes.length)
    written += bytes.subarray(0, n).toString()
    room -= n
    return n
  })
  out.write(line(1, 50))
  assert.equal(written, line(1, 50).slice(0, 10))
  out.write(line(2))
  room = 1_000
  out.flush()
  assert.equal(written, line(1, 50) + line(2))
})
