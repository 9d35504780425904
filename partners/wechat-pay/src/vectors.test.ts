import assert from 'node:assert/strict'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { decryptResource } from './aead.ts'
import { parseTradeBill, yuanToFen } from './bill-csv.ts'
import { createNotificationReader } from './notification.ts'
import { openCertificates } from './platform-certificates.ts'
import { answerMessage, authorization, requestMessage, sign, verify } from './signing.ts'

/** Published messages with published answers, made by others: see ../vectors/README.md. */
const file = (name: string) => readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8')

test('a signature equals the one of the Go library', () => {
  const vector = JSON.parse(file('sign_vector.json'))
  assert.equal(sign(vector.privateKey, vector.message), vector.expectedSignature)
  assert.ok(verify(createPublicKey(vector.privateKey), vector.message, vector.expectedSignature))
})

test('a request is signed as in the official documentation', () => {
  const vector = JSON.parse(file('official_doc_request_sign.json'))
  const [method, path, timestamp, nonce, body] = vector.message.split('\n')
  const request = { method, path, timestamp, nonce, body }
  assert.equal(requestMessage(request), vector.message)
  assert.equal(sign(vector.privateKey, requestMessage(request)), vector.expectedSignature)
  const header = authorization(
    { mchId: '1230000109', certificateSerial: 'ABC', privateKey: vector.privateKey },
    request,
  )
  assert.match(
    header,
    /^WECHATPAY2-SHA256-RSA2048 mchid="1230000109",nonce_str="593BEC0C930BF1AFEB40B4A08C8FB242",signature="gEuexJ5/,
  )
  assert.match(header, /,timestamp="1554208460",serial_no="ABC"$/)
})

test('a real notification verifies over its raw bytes, opens, and fails once a byte differs', () => {
  const vector = JSON.parse(file('notify_vector.json'))
  const key = new X509Certificate(vector.platformCertificate).publicKey
  const check = (body: string) =>
    verify(
      key,
      answerMessage(vector.headers['Wechatpay-Timestamp'], vector.headers['Wechatpay-Nonce'], Buffer.from(body)),
      vector.headers['Wechatpay-Signature'],
    )
  assert.ok(check(vector.body))
  assert.ok(!check(vector.body.replace('签约成功', '签约失败')))
  assert.ok(!check(`${vector.body} `))
  assert.equal(decryptResource(vector.apiV3Key, JSON.parse(vector.body).resource), vector.expectedPlaintext)
})

test('a kind of notification that we did not ask for is refused only after it was verified', async () => {
  const vector = JSON.parse(file('notify_vector.json'))
  const key = new X509Certificate(vector.platformCertificate).publicKey
  const trust = {
    keyOf: async (serial: string) => (serial === 'D7CE59D1F522D701' ? key : undefined),
    requestHeaders: () => ({}),
  }
  const read = createNotificationReader({ mchId: '1234567890', apiV3Key: vector.apiV3Key, trust })
  const headers = Object.fromEntries(
    Object.entries(vector.headers as Record<string, string>).map(([k, v]) => [k.toLowerCase(), v]),
  )
  const then = new Date(1624523846_000)
  await assert.rejects(read(headers, Buffer.from(vector.body), then), { code: 'refused' })
  await assert.rejects(read(headers, Buffer.from(vector.body), new Date(then.getTime() + 301_000)), { code: 'stale' })
  await assert.rejects(read({ ...headers, 'wechatpay-serial': 'OTHER' }, Buffer.from(vector.body), then), {
    code: 'bad_signature',
  })
})

test('platform certificates open to the published PEM, and a wrong label is refused', () => {
  const vector = JSON.parse(file('certificates_vector.json'))
  const opened = openCertificates(vector.apiV3Key, JSON.stringify(vector.response))
  const certificate = opened.get(vector.expectedSerial)
  assert.equal(certificate?.toString().trim(), vector.expectedPem.trim())
  vector.response.data[0].serial_no = 'F'.repeat(40)
  assert.throws(() => openCertificates(vector.apiV3Key, JSON.stringify(vector.response)), /serial/)
  assert.throws(() => openCertificates('x'.repeat(32), JSON.stringify(vector.response)))
})

test('a real trade bill has 45 lines that add up to its printed sums', () => {
  const bill = parseTradeBill(file('bill.ALL.csv'))
  assert.equal(bill.lines.length, 45)
  assert.deepEqual(bill.sums, { count: 45, orderFen: 47, refundFen: 14 })
  assert.equal(
    bill.lines.reduce((sum, line) => sum + line.orderFen, 0),
    47,
  )
  assert.equal(
    bill.lines.reduce((sum, line) => sum + line.refundFen, 0),
    14,
  )
  assert.equal(bill.lines[0]?.outRefundNo, 'REF4200000263201902167700963919')
  assert.equal(bill.lines[2]?.outRefundNo, undefined)
})

test('a bill that lost a line is not believed', () => {
  const rows = file('bill.ALL.csv').split('\n')
  assert.throws(() => parseTradeBill(rows.toSpliced(5, 1).join('\n')), /says 45 lines and has 44/)
  assert.throws(() => parseTradeBill('{"code":"NO_AUTH"}'), /not a trade bill/)
})

test('yuan become fen without floating point', () => {
  assert.deepEqual(
    ['0.29', '1.1', '45', '1234567.80', '0.01000', '-2.50'].map(yuanToFen),
    [29, 110, 4500, 123456780, 1, -250],
  )
  for (const wrong of ['', '1.005', '1e2', '.5']) assert.throws(() => yuanToFen(wrong))
})
