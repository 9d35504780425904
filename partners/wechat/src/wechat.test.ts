import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startSandbox } from '@jiuyi/sandbox'
import { createWechat, memoryTokenStore } from './index.ts'
import { jsSdkSignature } from './js-sdk.ts'

let offsetMs = 0
const now = () => new Date(Date.now() + offsetMs)
const sandbox = await startSandbox({ port: 0, stateDir: false, now })
after(() => sandbox.stop())
const { control } = sandbox

/** Counts calls by path, so that a test can see what was asked. */
const calls: string[] = []
const counting: typeof fetch = (input, init) => {
  calls.push(new URL(String(input)).pathname)
  return fetch(input, init)
}
const aWechat = (more = {}) => createWechat({ ...sandbox.connection.wechat, now, fetch: counting, ...more })
const wechat = aWechat()
const count = (path: string) => calls.filter((called) => called === path).length
const [user] = control.users()
const openid = user!.miniOpenid

test('a mini-program code says who is there, once', async () => {
  const { code } = control.loginCode(openid)
  assert.deepEqual(await wechat.miniProgramLogin(code), { openid, unionid: user!.unionid })
  await assert.rejects(wechat.miniProgramLogin(code), { code: 'code_used', retryable: false })
})

test('a code that is wrong, old, or of another kind is invalid', async () => {
  await assert.rejects(wechat.miniProgramLogin('made-up'), { code: 'invalid_code' })
  await assert.rejects(wechat.miniProgramLogin(control.oauthCode(openid).code), { code: 'invalid_code' })
  const { code } = control.loginCode(openid)
  offsetMs += 301_000
  await assert.rejects(wechat.miniProgramLogin(code), { code: 'invalid_code' })
})

test('a wrong secret is refused for good, and the error tells no secret', async () => {
  const wrong = aWechat({ miniProgram: { appId: sandbox.keys.miniProgram.appId, secret: 'wrong-secret' } })
  await assert.rejects(
    wrong.miniProgramLogin(control.loginCode().code),
    (error: Error & { code: string; retryable: boolean }) => {
      assert.equal(error.code, 'refused')
      assert.equal(error.retryable, false)
      assert.doesNotMatch(error.message, /wrong-secret/)
      return true
    },
  )
})

test('the phone button gives the verified number, once', async () => {
  const { code } = control.phoneCode({ openid, phone: '13912345678' })
  assert.deepEqual(await wechat.miniProgramPhone(code), { phone: '13912345678', countryCode: '86' })
  await assert.rejects(wechat.miniProgramPhone(code), { code: 'code_used' })
})

test('an H5 page inside WeChat logs in through the consent page', async () => {
  const url = wechat.officialAccountAuthorizeUrl({ redirectUrl: 'http://127.0.0.1:1/h5/login?next=/me', state: 's-1' })
  assert.match(
    url,
    /\/connect\/oauth2\/authorize\?appid=wx\w+&redirect_uri=http%3A%2F%2F.+&response_type=code&scope=snsapi_base&state=s-1#wechat_redirect$/,
  )
  const page = await (await fetch(url)).text()
  assert.match(page, /id="sandbox-allow"/)
  const silent = await fetch(url, { headers: { cookie: `sandbox_openid=${openid}` }, redirect: 'manual' })
  const back = new URL(silent.headers.get('location')!)
  assert.equal(back.searchParams.get('state'), 's-1')
  assert.equal(back.searchParams.get('next'), '/me')
  const who = await wechat.officialAccountLogin(back.searchParams.get('code')!)
  assert.deepEqual(who, { openid: user!.officialOpenid, unionid: user!.unionid })
  await assert.rejects(wechat.officialAccountLogin(back.searchParams.get('code')!), { code: 'code_used' })
})

test('many callers at once ask for one token', async () => {
  const tokens = memoryTokenStore()
  const [one, two] = [aWechat({ tokens }), aWechat({ tokens })]
  const before = count('/cgi-bin/stable_token')
  const codes = Array.from({ length: 20 }, () => control.phoneCode({ openid }).code)
  await Promise.all(codes.map((code, i) => (i % 2 ? one : two).miniProgramPhone(code)))
  assert.equal(count('/cgi-bin/stable_token') - before, 1)
})

test('a token that WeChat forgot is renewed once, whoever notices', async () => {
  await wechat.miniProgramPhone(control.phoneCode({ openid }).code)
  control.expireTokens()
  const before = count('/cgi-bin/stable_token')
  const codes = Array.from({ length: 8 }, () => control.phoneCode({ openid }).code)
  const phones = await Promise.all(codes.map((code) => wechat.miniProgramPhone(code)))
  assert.equal(phones.length, 8)
  assert.equal(count('/cgi-bin/stable_token') - before, 1)
})

test('a token that died elsewhere is forced anew when normal mode repeats it', async () => {
  const tokens = memoryTokenStore()
  const key = `access_token:${sandbox.keys.miniProgram.appId}`
  const mine = aWechat({ tokens })
  await mine.miniProgramPhone(control.phoneCode({ openid }).code)
  const kept = await tokens.get(key)
  let refused = 0
  const stubborn = aWechat({
    tokens,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const url = new URL(String(input))
      if (url.searchParams.get('access_token') !== kept?.value) return fetch(input, init)
      refused += 1
      return Response.json({ errcode: 40001, errmsg: 'not latest' })
    },
  })
  await stubborn.miniProgramPhone(control.phoneCode({ openid }).code)
  assert.equal(refused, 1)
  assert.notEqual((await tokens.get(key))?.value, kept?.value)
})

const message = {
  openid,
  templateId: 'tmpl-1',
  page: 'pages/ticket/index',
  fields: { thing1: '心血管内科', time2: '15:01' },
}

test('one consent is one message', async () => {
  await assert.rejects(wechat.send(message), { code: 'no_consent', retryable: false })
  control.consent(openid, 'tmpl-1')
  await wechat.send(message)
  assert.deepEqual(control.messages(openid)[0]?.fields, message.fields)
  await assert.rejects(wechat.send(message), { code: 'no_consent' })
})

test('fields that are too long never leave, and WeChat would have refused them too', async () => {
  control.consent(openid, 'tmpl-1')
  const broken = { ...message, fields: { thing1: '长'.repeat(21) } }
  const before = calls.length
  await assert.rejects(wechat.send(broken), { code: 'bad_fields', retryable: false })
  assert.equal(calls.length, before)
  const { access_token } = (await (
    await fetch(`${sandbox.url}/cgi-bin/stable_token`, {
      method: 'POST',
      body: JSON.stringify({
        grant_type: 'client_credential',
        appid: sandbox.keys.miniProgram.appId,
        secret: sandbox.keys.miniProgram.secret,
      }),
    })
  ).json()) as { access_token: string }
  const answer = await fetch(`${sandbox.url}/cgi-bin/message/subscribe/send?access_token=${access_token}`, {
    method: 'POST',
    body: JSON.stringify({ touser: openid, template_id: 'tmpl-1', data: { thing1: { value: '长'.repeat(21) } } }),
  })
  assert.equal(((await answer.json()) as { errcode: number }).errcode, 47003)
  await wechat.send(message)
})

test('a JS-SDK page gets a signature over its own address, and the ticket is asked for once', async () => {
  const [one, two] = await Promise.all([wechat.jsSdkConfig('http://h5/a?b=1#c'), wechat.jsSdkConfig('http://h5/a?b=1')])
  assert.equal(one.appId, sandbox.keys.officialAccount.appId)
  const ticket = (await (await fetch(`${sandbox.url}/cgi-bin/ticket/getticket?access_token=none`)).json()) as {
    errcode: number
  }
  assert.equal(ticket.errcode, 40001)
  assert.equal(count('/cgi-bin/ticket/getticket'), 1)
  assert.notEqual(one.nonceStr, two.nonceStr)
  assert.match(jsSdkSignature({ ticket: 't', ...one, url: 'u' }), /^[0-9a-f]{40}$/)
})

test('a busy, slow or absent WeChat is worth another try', async () => {
  const impatient = aWechat({ timeoutMs: 150 })
  control.faults.add({ target: 'wechat.login', mode: 'error' })
  await assert.rejects(wechat.miniProgramLogin(control.loginCode().code), { code: 'unavailable', retryable: true })
  control.faults.add({ target: 'wechat.login', mode: 'error', code: '45011' })
  await assert.rejects(wechat.miniProgramLogin(control.loginCode().code), { code: 'rate_limited', retryable: true })
  control.faults.add({ target: 'wechat', mode: 'down' })
  await assert.rejects(wechat.miniProgramLogin(control.loginCode().code), { code: 'unavailable', retryable: true })
  control.faults.add({ target: 'wechat.login', mode: 'slow', delayMs: 400 })
  await assert.rejects(impatient.miniProgramLogin(control.loginCode().code), { code: 'unavailable', retryable: true })
  assert.deepEqual(control.faults.list(), [])
})

test('how risky WeChat finds somebody: 0 unless it has a doubt, and an error for who is not there', async () => {
  const who = { openid, clientIp: '203.0.113.7' }
  assert.equal(await wechat.userRiskRank(who), 0)
  control.riskRank(openid, 4)
  assert.equal(await wechat.userRiskRank(who), 4)
  control.riskRank(openid, 0)
  await assert.rejects(wechat.userRiskRank({ ...who, openid: 'oNobodyNobodyNobodyNobody' }), { code: 'refused' })
  control.faults.add({ target: 'wechat.risk', mode: 'down' })
  await assert.rejects(wechat.userRiskRank(who), { code: 'unavailable', retryable: true })
})
