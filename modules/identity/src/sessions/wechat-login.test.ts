import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '@jiuyi/platform'
import { accountOfPhone, accountOfWechat } from '../accounts/find-account.ts'
import { depsOf } from '../deps.ts'
import { identityHouse } from '../testing/house.ts'

const house = await identityHouse()
const { ask, db, wechat, clock } = house
const minutes = 60_000
const withWechat = (code: string, client = 'weapp') => ask('POST', '/sessions/wechat', { body: { code, client } })
const accounts = async () => (await db.one<{ n: number }>(sql`select count(*) as n from identity.account`)).n

test('the first log-in with WeChat makes an account, the second finds it', async () => {
  wechat.people.set('c1', { openid: 'o1' }).set('c2', { openid: 'o1' })
  const first = await withWechat('c1')
  assert.equal(first.status, 201)
  assert.equal(first.body.isNew, true)
  assert.equal(first.body.account.wechatLinked, true)
  assert.deepEqual(first.body.account.consentsDue, ['terms'])
  const again = await withWechat('c2')
  assert.equal(again.body.isNew, false)
  assert.equal(again.body.account.id, first.body.account.id)
  assert.notEqual(again.body.token, first.body.token)
})

test('a used code, a wrong code and a busy WeChat are told apart', async () => {
  wechat.people.set('once', { openid: 'o-once' })
  assert.equal((await withWechat('once')).status, 201)
  assert.equal((await withWechat('once')).body.code, 'identity.wechat_refused')
  assert.equal((await withWechat("x'; drop table identity.account; --")).body.code, 'identity.wechat_refused')
  const busy = await withWechat('busy')
  assert.equal(busy.status, 503)
  assert.equal(busy.body.code, 'identity.wechat_busy')
})

test('the same unionid joins mini program and official account to one account', async () => {
  wechat.people
    .set('mini', { openid: 'mini-7', unionid: 'u-7' })
    .set('official', { openid: 'official-7', unionid: 'u-7' })
  const mini = await withWechat('mini')
  const start = await ask('GET', '/sessions/official-account?redirect=%2Fh5%2F%3Fa%3D1')
  const state = new URL(start.body.url).searchParams.get('state')!
  assert.equal(wechat.urls.at(-1), 'https://hospital.example/h5/?a=1')
  const login = await ask('POST', '/sessions/official-account', {
    body: { code: 'official', state },
    cookies: { jiuyi_oauth: start.cookies[0]!.value },
  })
  assert.equal(login.status, 201)
  assert.equal(login.body.account.id, mini.body.account.id)
  assert.equal(login.body.token, undefined)
  const contact = await house.facade.contact({ accountId: mini.body.account.id })
  assert.deepEqual(contact, {
    language: 'zh-CN',
    elder: false,
    miniProgramOpenid: 'mini-7',
    officialAccountOpenid: 'official-7',
  })
})

test('what WeChat’s page sends back counts once, for ten minutes, in the browser that asked', async () => {
  const begin = async () => {
    const r = await ask('GET', '/sessions/official-account?redirect=/')
    return { state: new URL(r.body.url).searchParams.get('state')!, cookies: { jiuyi_oauth: r.cookies[0]!.value } }
  }
  const end = (state: string, cookies: Record<string, string>) => {
    wechat.people.set('oa', { openid: 'oa-1' })
    return ask('POST', '/sessions/official-account', { body: { code: 'oa', state }, cookies })
  }
  const mine = await begin()
  const theirs = await begin()
  assert.equal((await end(mine.state, theirs.cookies)).body.code, 'identity.login_expired')
  assert.equal((await end(mine.state, {})).body.code, 'identity.login_expired')
  assert.equal((await end('made-up', mine.cookies)).body.code, 'identity.login_expired')
  assert.equal((await end(mine.state, mine.cookies)).status, 201)
  assert.equal((await end(mine.state, mine.cookies)).body.code, 'identity.login_expired')
  clock.forward(10 * minutes)
  assert.equal((await end(theirs.state, theirs.cookies)).body.code, 'identity.login_expired')
})

test('a log-in never sends a browser to somebody else’s address', async () => {
  for (const redirect of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'h5',
    '/\t/evil.example',
    '/%0a',
  ]) {
    const r = await ask('GET', `/sessions/official-account?redirect=${encodeURIComponent(redirect)}`)
    if (r.status === 200) assert.ok(wechat.urls.at(-1)!.startsWith('https://hospital.example/'), redirect)
    else assert.equal(r.status, 400, redirect)
  }
  assert.equal((await ask('GET', '/sessions/official-account?redirect=%2F%2Fevil.example')).status, 400)
})

test('first log-ins at once, with one openid or one unionid, make one account', async () => {
  const d = depsOf(house.ctx, house.needs)
  for (let round = 0; round < 5; round++) {
    const before = await accounts()
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        accountOfWechat(d, i % 2 ? 'mini-program' : 'official-account', {
          openid: `race-${round}-${i % 4}`,
          unionid: `race-${round}`,
        }),
      ),
    )
    assert.equal(new Set(all.map((a) => a.accountId)).size, 1)
    assert.equal(all.filter((a) => a.isNew).length, 1)
    assert.equal(await accounts(), before + 1)
    const plain = await Promise.all(
      Array.from({ length: 12 }, () => accountOfWechat(d, 'mini-program', { openid: `alone-${round}` })),
    )
    assert.equal(new Set(plain.map((a) => a.accountId)).size, 1)
    assert.equal(await accounts(), before + 2)
  }
})

test('an account known before the apps were joined learns its unionid; two that exist stay two', async () => {
  const d = depsOf(house.ctx, house.needs)
  const old = await accountOfWechat(d, 'mini-program', { openid: 'early' })
  await accountOfWechat(d, 'mini-program', { openid: 'early', unionid: 'joined' })
  assert.equal(
    (await accountOfWechat(d, 'official-account', { openid: 'early-oa', unionid: 'joined' })).accountId,
    old.accountId,
  )
  const [one, two] = [
    await accountOfWechat(d, 'mini-program', { openid: 'two-mini' }),
    await accountOfWechat(d, 'official-account', { openid: 'two-oa', unionid: 'two' }),
  ]
  assert.equal(
    (await accountOfWechat(d, 'mini-program', { openid: 'two-mini', unionid: 'two' })).accountId,
    one.accountId,
  )
  assert.notEqual(one.accountId, two.accountId)
})

test('who is logged in by phone and opens WeChat keeps the account; a WeChat that has one keeps its own', async () => {
  const d = depsOf(house.ctx, house.needs)
  const mine = await accountOfPhone(d, '19912340001')
  const joined = await accountOfWechat(d, 'official-account', { openid: 'join-oa', unionid: 'join' }, mine.accountId)
  assert.deepEqual(joined, { accountId: mine.accountId, isNew: false })
  assert.equal(
    (await accountOfWechat(d, 'mini-program', { openid: 'join-mini', unionid: 'join' })).accountId,
    mine.accountId,
  )
  const second = await accountOfWechat(d, 'official-account', { openid: 'another-oa' }, mine.accountId)
  assert.notEqual(second.accountId, mine.accountId, 'one account has one WeChat of an app')
  const other = await accountOfPhone(d, '19912340002')
  assert.equal(
    (await accountOfWechat(d, 'official-account', { openid: 'join-oa' }, other.accountId)).accountId,
    mine.accountId,
  )
})
