import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMiniProgram, emptyDir, fixtureFile } from './fixture/fixture.ts'
import { es5Gate, jsdomDriver, pack, wechatCompilers } from './index.ts'

const gateErrors = async (changes: Record<string, string | Buffer | null>): Promise<string> =>
  (await pack(aMiniProgram(changes), emptyDir())).errors.join('\n')

/** The gate must find what is wrong in the package itself. */
const planted: [title: string, changes: Record<string, string | Buffer | null>, found: RegExp][] = [
  ['a missing page', { 'pages/me/index.js': null }, /page file missing: pages\/me\/index\.js/],
  ['bad JSON', { 'pages/me/index.json': '{ "a": }' }, /bad JSON/],
  ['a broken template', { 'pages/me/index.wxml': '<view><text></view>' }, /pages\/me\/index\.wxml:1/],
  ['a broken expression', { 'pages/me/index.wxml': '<view>{{ a + }}</view>' }, /pages\/me\/index\.wxml:1/],
  ['a broken style', { 'common.wxss': '.a { color: red' }, /common\.wxss/],
  ['a missing style import', { 'common.wxss': null }, /@import common\.wxss not found/],
  ['a missing script', { 'text.wxs': null }, /wxs text not found|wxs text\.wxs not found/],
  [
    'a missing component',
    { 'pages/me/index.json': '{"usingComponents":{"x":"../x/index"}}' },
    /\.\.\/x\/index not found/,
  ],
  ['a tab that is no page', { 'app.json': fixtureFile('app.json').replace('"pages/me/index", "', '"') }, /tab page/],
  [
    'an oversized package',
    { 'pkg/big.png': Buffer.alloc(2 * 1024 * 1024 + 1) },
    /package pkg\/ is 2049 KiB > 2048 KiB/,
  ],
  ['a main package over our budget', { 'big.png': Buffer.alloc(700 * 1024) }, /package main is \d+ KiB > 700 KiB/],
  ['a syntax error', { 'pages/me/index.js': 'Page({' }, /JS syntax/],
]
for (const [title, changes, found] of planted)
  test(`the gate finds ${title}`, async () => assert.match(await gateErrors(changes), found))

test('the ES5 gate finds newer syntax', () => {
  assert.deepEqual(es5Gate(aMiniProgram()), [])
  assert.match(es5Gate(aMiniProgram({ 'pages/me/index.js': 'Page({ f: () => 1 })' })).join(), /pages\/me\/index\.js/)
})

test("WeChat's own compilers accept the sound one and refuse broken ones", (t) => {
  const sound = wechatCompilers(aMiniProgram())
  if (sound.skipped) return t.skip(sound.skipped)
  assert.deepEqual(sound.diagnostics, [])
  const template = wechatCompilers(aMiniProgram({ 'pages/me/index.wxml': '<view><text></view>' }))
  assert.match(template.diagnostics.join('\n'), /wcc: .*pages\/me\/index\.wxml:1/)
  const style = wechatCompilers(aMiniProgram({ 'common.wxss': '.a { color: red' }))
  assert.match(style.diagnostics.join('\n'), /wcsc: .*common\.wxss/)
})

/** Code that a browser would forgive and a phone would not: found when it runs. */
const running: [title: string, code: string, found: RegExp][] = [
  ['window', 'window.location.href', /reading 'location'|location/],
  ['fetch', 'fetch("/x")', /fetch is not a function/],
  ['URL', 'new URL("http://a")', /URL is not a constructor/],
  ['localStorage', 'localStorage.getItem("a")', /getItem/],
  ['Intl', 'new Intl.NumberFormat("zh").format(1)', /NumberFormat/],
  ['AbortController', 'new AbortController()', /AbortController is not a constructor/],
  ['structuredClone', 'structuredClone({})', /structuredClone is not a function/],
  ['an unknown wx call', 'wx.chooseMagic({})', /chooseMagic is not a function/],
  ['navigateTo a tab', 'wx.navigateTo({ url: "/pages/me/index" })', /can not navigateTo a tabbar page/],
  ['navigateTo no page', 'wx.navigateTo({ url: "/pages/none/index" })', /is not found/],
  [
    'a relative request',
    'new Promise(function (_, no) { wx.request({ url: "/api/x", fail: no }) })',
    /invalid url \\?"\/api\/x/,
  ],
  [
    'an oversized setData',
    'this.setData({ answer: new Array(70000).join("x") })',
    /setData of \d+ bytes .*over the budget/,
  ],
]
for (const [title, code, found] of running)
  test(`the lab finds ${title}`, async () => {
    const source = fixtureFile('pages/home/index.js').replace(
      'run: function () {}',
      `run: function () { return ${code} }`,
    )
    const packed = emptyDir()
    const { errors } = await pack(aMiniProgram({ 'pages/home/index.js': source }), packed)
    assert.deepEqual(errors, [])
    const app = await jsdomDriver(packed)
    await app.open('/pages/home/index')
    assert.deepEqual(await app.errors(), [])
    await app.tap('#run')
    assert.match((await app.errors()).join('\n'), found)
    await app.close()
  })
