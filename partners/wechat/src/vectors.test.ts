import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { jsSdkSignature } from './js-sdk.ts'
import { createMessagePush } from './message-push.ts'
import { decryptSessionData } from './session-data.ts'

/** Published samples, made by others: see ../vectors/README.md. */
const vector = (name: string) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'))

test('the JS-SDK signature equals the one of the official appendix', () => {
  const { string1, expectedSha1 } = vector('jssdk_signature')
  const [, ticket, nonceStr, timestamp, url] = /^jsapi_ticket=(.+?)&noncestr=(.+?)&timestamp=(\d+)&url=(.+)$/.exec(
    string1,
  )!
  const want = { ticket: ticket!, nonceStr: nonceStr!, timestamp: Number(timestamp), url: `${url}#part` }
  assert.equal(jsSdkSignature(want), expectedSha1)
})

test('the official sample of session data opens, and only for its own app', () => {
  const [sample] = vector('session_key_decrypt').cases
  const appId = sample.expected.watermark.appid
  assert.deepEqual(decryptSessionData({ ...sample, appId }), sample.expected)
  assert.throws(() => decryptSessionData({ ...sample, appId: 'wx0000000000000000' }), { code: 'undecryptable' })
  assert.throws(() => decryptSessionData({ ...sample, appId, sessionKey: 'AAAAAAAAAAAAAAAAAAAAAA==' }), {
    code: 'undecryptable',
  })
})

test('pushed messages are opened and sealed as WeChat does', () => {
  const { cases, ...options } = vector('wxbizmsgcrypt')
  const push = createMessagePush(options)
  for (const sample of cases) {
    assert.equal(push.encrypt(sample.msg, Buffer.from(sample.random)), sample.encrypted)
    assert.equal(push.decrypt(sample.encrypted), sample.msg)
    const signature = createHash('sha1')
      .update([options.token, '1700000000', 'n', sample.encrypted].sort().join(''))
      .digest('hex')
    const got = { signature, timestamp: '1700000000', nonce: 'n', encrypted: sample.encrypted as string }
    assert.equal(push.read(got), sample.msg)
    assert.throws(() => push.read({ ...got, timestamp: '1700000001' }), { code: 'bad_signature' })
    assert.throws(() => createMessagePush({ ...options, appId: 'wxother' }).read(got), { code: 'undecryptable' })
  }
  assert.throws(() => push.decrypt('AAAA'), { code: 'undecryptable' })
})
