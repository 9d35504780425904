// The UI kit on all three: compiled mini program in jsdom and Chromium, H5 in Chromium. Needs the gallery builds:
//   npm run build:gallery -w @jiuyi/patient
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import {
  type AppDriver,
  chromiumLabDriver,
  es5Gate,
  h5Driver,
  jsdomDriver,
  pack,
  serveDir,
  wechatCompilers,
} from '@jiuyi/weapp-lab'

const dist = path.join(import.meta.dirname, '../dist')
const weapp = path.join(dist, 'gallery-weapp')
const h5 = path.join(dist, 'gallery-h5')
const built = fs.existsSync(weapp) && fs.existsSync(h5)
const shots = process.env['SHOTS']
const options = shots ? { shots } : {}
const packed = fs.mkdtempSync(path.join(os.tmpdir(), 'kit-'))
const gate = built ? await pack(weapp, packed) : undefined
const site = built ? await serveDir(h5, { spa: true }) : undefined
after(() => site?.close())

const skip = built ? false : 'no gallery build'

test('the package passes every gate', { skip }, () => {
  assert.deepEqual(gate?.errors, [])
  assert.deepEqual(es5Gate(weapp), [])
  assert.deepEqual(wechatCompilers(weapp).diagnostics, [])
})

const drivers: [string, () => Promise<AppDriver>][] = [
  ['weapp in jsdom', () => jsdomDriver(packed)],
  ['weapp in Chromium', () => chromiumLabDriver(packed, options)],
  ['H5', () => h5Driver(site?.url ?? '', options)],
]

for (const [name, start] of drivers) {
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
  const says = (app: AppDriver, selector: string, text: string) =>
    app.waitFor(async () => (await app.text(selector)) === text)

  spec('buttons, tiles and retry answer; busy and disabled ones do not', async (app) => {
    await app.open('/pages/gallery/index')
    for (const [id, word] of [
      ['act', 'act'],
      ['tile-book', 'book'],
      ['error-retry', 'retry'],
    ]) {
      await app.tap(`#${id}`)
      await says(app, '#said', String(word))
    }
    await app.tap('#busy')
    await app.tap('#off')
    assert.equal(await app.text('#said'), 'retry')
    await app.shot(`kit-${app.name}`)
  })

  spec('a field shows its error until it is filled', async (app) => {
    await app.open('/pages/gallery/index')
    assert.equal(await app.text('#name-below'), '请填写姓名')
    await app.fill('#name', '王小明')
    await app.waitFor(async () => !(await app.visible('#name-below')))
  })

  spec('a day is chosen, and the choice is told to screen readers', async (app) => {
    await app.open('/pages/gallery/index')
    await app.tap('#days-2026-11-23')
    await says(app, '#day', '2026-11-23')
    assert.equal(await app.attribute('#days-2026-11-23', 'aria-checked'), 'true')
    assert.equal(await app.attribute('#days-2026-11-23', 'aria-label'), '周一 11-23 约满')
  })

  spec('sheet and dialog open, decide and close', async (app) => {
    await app.open('/pages/gallery/index')
    await app.tap('#open-sheet')
    await app.waitFor('#sheet')
    await app.shot(`sheet-${app.name}`)
    await app.tap('#choose')
    await app.waitFor(async () => !(await app.visible('#sheet')))
    await app.tap('#open-dialog')
    await app.waitFor('#dialog')
    await app.shot(`dialog-${app.name}`)
    await app.tap('#dialog-confirm')
    await says(app, '#said', 'cancelled')
    assert.equal(await app.visible('#dialog'), false)
  })

  spec('payment: paid, then cancelled by the person', async (app) => {
    let answer = {}
    await app.mockWx('requestPayment', async () => answer)
    await app.open('/pages/gallery/index')
    await app.tap('#pay')
    await says(app, '#said', 'paid')
    answer = { fail: 'cancel' }
    await app.tap('#pay')
    await says(app, '#said', 'cancelled')
  })

  spec('the countdown ends on the server clock', async (app) => {
    await app.open('/pages/gallery/index')
    await says(app, '#countdown', '时间到')
  })

  spec('every page survives 长辈版 at the largest text', async (app) => {
    await app.storage.set('jiuyi.app', { elder: true, textSize: 30 })
    for (const page of ['home', 'me', 'gallery']) {
      await app.open(`/pages/${page}/index`)
      await app.waitFor(`#${page}`)
      await app.shot(`elder-${page}-${app.name}`)
      const touch = (await app.measure?.('.tile, .button, .segment, .day, .icon-button')) ?? []
      assert.deepEqual(
        touch.filter((m) => m.height < 60 || m.width < 60),
        [],
        `touch targets on ${page}`,
      )
      if (app.measure) assert.ok(touch.length > (page === 'home' ? -1 : 2), `nothing measured on ${page}`)
      const texts = (await app.measure?.(`#${page} .quiet, #${page} .cell-title, #${page} .tag`)) ?? []
      assert.deepEqual(
        texts.filter((m) => m.fontSize < 18 || m.lineHeight < m.fontSize * 1.3),
        [],
        `text on ${page}`,
      )
      const screen = (await app.measure?.(`#${page}`)) ?? []
      const wide = ((await app.measure?.(`#${page} .card, #${page} .tile`)) ?? []).filter(
        (m) => m.x < 0 || m.x + m.width > (screen[0]?.width ?? 0) + 0.5,
      )
      assert.deepEqual(wide, [], `${page} fits its width`)
      assert.deepEqual((await app.violations?.()) ?? [], [])
    }
  })
}

test('H5: no serious violation, and the keyboard reaches and closes a sheet', { skip }, async () => {
  const app = await h5Driver(site?.url ?? '')
  await app.open('/pages/gallery/index')
  await app.waitFor('#gallery')
  assert.deepEqual(await app.violations?.(), [])
  await app.tap('#open-sheet')
  await app.waitFor('#sheet')
  assert.deepEqual(await app.violations?.(), [])
  await app.press?.('Escape')
  await app.waitFor(async () => !(await app.visible('#sheet')))
  await app.press?.('Enter')
  await app.waitFor('#sheet')
  await app.close()
})
