import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { canonicalQuery, signAliyun } from './aliyun-signature.ts'
import { signTencent } from './tencent-signature.ts'

/** The worked examples of both providers' documentation: see ../vectors/README.md. */
const vector = (name: string) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'))

test("an ACS3 signature equals the one of Alibaba Cloud's documentation", () => {
  const { request, key, expectedSignature } = vector('aliyun_acs3')
  const query = canonicalQuery(request.query)
  const headers = signAliyun({ ...request, query }, key)
  assert.match(headers['authorization'] ?? '', new RegExp(`Signature=${expectedSignature}$`))
})

test("a TC3 signature equals the one of Tencent Cloud's documentation", () => {
  const { request, key, expectedSignature } = vector('tencent_tc3')
  assert.match(signTencent(request, key), new RegExp(`Signature=${expectedSignature}$`))
})

test('what a query may not carry bare is escaped', () => {
  assert.equal(canonicalQuery({ b: "a b*(~)'!", a: '验' }), 'a=%E9%AA%8C&b=a%20b%2A%28~%29%27%21')
})
