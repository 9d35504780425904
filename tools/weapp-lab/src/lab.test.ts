import assert from 'node:assert/strict'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { aMiniProgram, emptyDir } from './fixture/fixture.ts'
import { type AppDriver, chromiumLabDriver, jsdomDriver, pack } from './index.ts'

const dist = aMiniProgram()
const packed = emptyDir()
const { errors, sizes } = await pack(dist, packed)

const api = http.createServer((req, res) => {
  let body = ''
  req.on('data', (c) => {
    body += c
  })
  req.on('end', () => {
    res.writeHead(200, { 'content-type': 'application/json', 'x-lab': 'yes' })
    res.end(JSON.stringify({ heard: `${req.method}${body}` }))
  })
})
await new Promise<void>((ready) => api.listen(0, '127.0.0.1', ready))
const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}/echo`
after(() => api.close())

test('a sound mini program passes the gate', () => {
  assert.deepEqual(errors, [])
  assert.ok((sizes['main'] ?? 0) > 1000)
  assert.ok((sizes['pkg/'] ?? 0) > 0)
})

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const drivers: [name: string, open: () => Promise<AppDriver>, skip: string | false][] = [
  ['jsdom', () => jsdomDriver(packed), false],
  ['Chromium', () => chromiumLabDriver(packed), fs.existsSync(chromium) ? false : 'no Chromium here'],
]
for (const [name, start, skip] of drivers) {
  const spec = (title: string, run: (app: AppDriver) => Promise<void>) =>
    test(`${name}: ${title}`, { skip }, async () => {
      const app = await start()
      try {
        await run(app)
        assert.deepEqual(await app.errors(), [])
      } finally {
        await app.close()
      }
    })

  spec('templates, wxs, lists and lifecycles work', async (app) => {
    await app.open('/pages/home/index')
    assert.equal(await app.text('#greeting'), '您好!')
    assert.equal(await app.count('.item'), 2)
    assert.equal(await app.text('#shown'), '1')
    assert.ok(((await app.stats?.())?.calls ?? 0) >= 2)
  })

  spec('navigator moves by every open-type, and tabs stay alive', async (app) => {
    await app.open('/pages/home/index')
    await app.tap('#to-form')
    assert.equal(await app.path(), 'pages/form/index')
    assert.equal(await app.text('#from'), 'home 王')
    await app.back()
    assert.equal(await app.path(), 'pages/home/index')
    assert.equal(await app.text('#shown'), '2')
    await app.tap('#to-me')
    assert.equal(await app.path(), 'pages/me/index')
    await app.tap('#to-home')
    assert.equal(await app.text('#shown'), '3')
    await app.tap('#to-detail')
    assert.equal(await app.text('#detail'), '7')
    await app.tap('#leave')
    assert.equal(await app.path(), 'pages/home/index')
  })

  spec('a form collects every kind of control', async (app) => {
    await app.open('/pages/form/index?from=x&name=y')
    await app.fill('#name', '王小明')
    assert.equal(await app.text('#typed'), '王小明')
    await app.fill('#note', '第一行')
    await app.tap('#submit')
    assert.equal(await app.text('#noted'), '第一行')
    await app.tap('#label-f')
    assert.equal(await app.text('#sex'), 'f')
    await app.tap('#m')
    assert.equal(await app.text('#sex'), 'm')
    await app.tap('#diabetes')
    assert.equal(await app.text('#ills'), 'asthma+diabetes')
    await app.tap('#agree')
    assert.equal(await app.attribute('#agree', 'aria-checked'), 'true')
    await app.tap('#off')
    await app.tap('#submit')
    const result = JSON.parse(await app.text('#result'))
    assert.deepEqual(result, {
      name: '王小明',
      note: '第一行',
      sex: 'm',
      ills: ['asthma', 'diabetes'],
      agree: true,
      dept: '',
      born: '1990-01-01',
    })
    await app.tap('#reset')
    assert.equal(await app.text('#result'), 'cleared')
    await app.tap('#submit')
    assert.equal(JSON.parse(await app.text('#result')).name, '')
  })

  spec('pickers open, choose and cancel', async (app) => {
    await app.open('/pages/form/index?from=x&name=y')
    await app.tap('#dept')
    await app.tap('[data-v="1"]')
    assert.equal(await app.text('#changed'), '{"dept":"1"}')
    await app.tap('#born')
    await app.fill('input[type="date"]', '1950-02-03')
    await app.tap('[data-v="ok"]')
    await app.tap('#time')
    await app.tap('[data-v="cancel"]')
    await app.tap('#time')
    await app.tap('[data-v="ok"]')
    assert.deepEqual(JSON.parse(await app.text('#changed')), { dept: '1', born: '1950-02-03', time: [0, 0] })
  })

  spec('a mock may answer at once, later, or refuse', async (app) => {
    await app.open('/pages/home/index')
    await app.tap('#login')
    assert.equal(await app.text('#answer'), 'lab-code-1')
    await app.mockWx('login', { code: 'canned' })
    await app.tap('#login')
    assert.equal(await app.text('#answer'), 'canned')
    await app.mockWx('requestPayment', async () => {
      await new Promise((r) => setTimeout(r, 50))
      return { fail: 'cancel' }
    })
    await app.tap('#pay')
    await app.waitFor(async () => (await app.text('#answer')) === 'requestPayment:fail cancel')
    await app.mockWx('getPhoneNumber', async () => ({ code: 'real-phone' }))
    await app.open('/pages/home/index')
    await app.tap('#phone')
    await app.waitFor(async () => (await app.text('#answer')) === 'real-phone')
  })

  spec('wx.request reaches a real server, storage survives a cold start, the network can go away', async (app) => {
    await app.storage.set('url', apiUrl)
    await app.open('/pages/home/index')
    await app.tap('#load')
    await app.waitFor(async () => (await app.text('#answer')) === '200 POST{"n":1} yes')
    await app.online(false)
    assert.equal(await app.text('#online'), 'false')
    await app.tap('#load')
    await app.waitFor(async () => (await app.text('#answer')).startsWith('request:fail'))
    await app.online(true)
    assert.equal(await app.storage.get('url'), apiUrl)
    await app.storage.clear()
    await app.open('/pages/home/index')
    assert.equal(await app.storage.get('url'), '')
  })
}
