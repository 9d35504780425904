import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { es5Gate, jsdomDriver, pack, wechatCompilers } from '@jiuyi/weapp-lab'
import { weappDist } from './src/patient-app.ts'

const home = 'pages/home/index'
const temp = (name: string) => mkdtempSync(join(tmpdir(), name))

/** A copy of the built mini program with one defect. */
function spoiled(file: string, spoil: (text: string) => string): string {
  const dir = temp('jiuyi-spoiled-')
  cpSync(weappDist, dir, { recursive: true })
  const at = join(dir, file)
  writeFileSync(at, spoil(readFileSync(at, 'utf8')))
  return dir
}
const after = (code: string) => (text: string) => `${text}\n;Promise.resolve().then(function(){ ${code} });`

/** What goes wrong when the app starts with this package. */
async function errorsOf(dir: string): Promise<string[]> {
  const out = temp('jiuyi-spoiled-packed-')
  const { errors } = await pack(dir, out)
  if (errors.length) return errors
  const app = await jsdomDriver(out, { timeoutMs: 5_000 })
  try {
    await app.open(`/${home}`)
    await app.waitFor('#home')
    await new Promise((r) => setTimeout(r, 100))
    return await app.errors()
  } finally {
    await app.close()
  }
}

test('the mini program as built starts without an error', async () =>
  assert.deepEqual(await errorsOf(spoiled(`${home}.js`, (t) => t)), []))

const phoneOnly: [string, string, RegExp][] = [
  ['a browser global', 'window.location.href', /window|location|undefined/],
  ['fetch', "fetch('/x')", /fetch/],
  ['localStorage', "localStorage.getItem('a')", /localStorage|getItem|undefined/],
  ['Intl', "new Intl.NumberFormat('zh').format(1)", /Intl|NumberFormat|undefined/],
  ['an API that no phone has', 'wx.chooseMagic({})', /chooseMagic/],
  ['a tab opened as a page', "wx.navigateTo({ url: '/pages/me/index' })", /tab/],
]
for (const [name, code, said] of phoneOnly)
  test(`planted in the built mini program and found: ${name}`, async () => {
    const errors = await errorsOf(spoiled(`${home}.js`, after(code)))
    assert.ok(
      errors.some((e) => said.test(e)),
      `not found: ${JSON.stringify(errors)}`,
    )
  })

test('planted and found: a broken template, bad JSON, a missing page, newer syntax', async () => {
  const broken = spoiled(`${home}.wxml`, (t) => `${t}<view><text></view>`)
  assert.ok((await errorsOf(broken)).length > 0)
  const compiled = await wechatCompilers(broken)
  assert.ok(compiled.skipped || compiled.diagnostics.length > 0)
  await assert.rejects(async () => {
    const errors = await errorsOf(spoiled('app.json', () => '{'))
    if (errors.length) throw new Error(errors[0])
  })
  assert.ok(
    (await errorsOf(spoiled('app.json', (t) => t.replace('pages/ticket/index', 'pages/nowhere/index')))).length > 0,
  )
  assert.deepEqual(es5Gate(spoiled(`${home}.js`, (t) => `${t}\nconst a = () => 1`)).length, 1)
})
