import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, PartnerError } from '@jiuyi/kernel'
import { testApp, testDb } from '@jiuyi/testkit'
import { Type } from 'typebox'
import { buildHttp, describeApi, type Routes, refuseRequest, sql } from './index.ts'

const db = await testDb()
const anyone = { access: { who: 'anyone' as const } }
const account = { kind: 'account' as const, accountId: newId(), groupId: newId(), sessionId: newId() }
const clerk = {
  kind: 'staff' as const,
  staffId: newId(),
  groupId: newId(),
  hospitalId: newId(),
  sessionId: newId(),
  roles: ['desk'],
  permissions: ['a.read'],
  departmentIds: [],
}
const Thing = Type.Object(
  { name: Type.String({ maxLength: 20 }), n: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false, title: 'Thing' },
)

const routes: Routes = async (app) => {
  app.post(
    '/things',
    { config: anyone, schema: { operationId: 'makeThing', tags: ['t'], body: Thing, response: { 200: Thing } } },
    async (req) => (req.body.name === 'leak' ? { ...req.body, secret: 'x' } : req.body),
  )
  app.get(
    '/things/:id',
    {
      config: { access: { who: 'account' }, reads: 'patient' },
      schema: {
        operationId: 'readThing',
        tags: ['t'],
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: Thing },
      },
    },
    async () => ({ name: 'x', n: 1 }),
  )
  app.put(
    '/things/:id',
    {
      config: { access: { who: 'staff', may: 'a.write' } },
      schema: { operationId: 'writeThing', tags: ['t'], response: { 200: Thing } },
    },
    async () => ({ name: 'x', n: 1 }),
  )
  app.get(
    '/list',
    {
      config: { access: { who: 'staff', may: 'a.read' } },
      schema: {
        operationId: 'listThings',
        tags: ['t'],
        querystring: Type.Object({ n: Type.Integer() }),
        response: { 200: Thing },
      },
    },
    async (req) => ({ name: 'x', n: req.query.n }),
  )
  app.get(
    '/bug',
    { config: anyone, schema: { operationId: 'bug', tags: ['t'], response: { 200: Thing } } },
    async () => {
      throw new Error('张三 13812345678')
    },
  )
  app.get(
    '/partner',
    { config: anyone, schema: { operationId: 'partner', tags: ['t'], response: { 200: Thing } } },
    async () => {
      throw new PartnerError('sms', 'unavailable', true)
    },
  )
  app.get(
    '/slow',
    { config: anyone, schema: { operationId: 'slow', tags: ['t'], response: { 200: Thing } } },
    async () => {
      throw refuseRequest.too_many({ retryAfter: 7 })
    },
  )
}
const [token, deskToken] = ['account-token-0000000001', 'desk-token-00000000001x']
const app = await testApp(db, [routes], { [token]: account, [deskToken]: clerk })
const post = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/things',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

test('a route that does not say who may use it does not start', async () => {
  const silent: Routes = async (a) => {
    a.get('/open', async () => ({}))
  }
  await assert.rejects(
    buildHttp({ db, routes: [silent], authenticate: async () => undefined, phrase: (c) => c, logLevel: 'silent' }),
    /does not say who may use it/,
  )
})

test('bodies are exact: no guessing of types, no extra fields, nothing Postgres cannot store', async () => {
  assert.equal((await post({ name: 'a', n: 1 })).statusCode, 200)
  for (const bad of [
    { name: 'a', n: '1' },
    { name: 'a' },
    { name: 'a', n: 1, x: 1 },
    { name: 'a', n: 1.5 },
    { name: 'x'.repeat(21), n: 1 },
    { name: 'a\u0000b', n: 1 },
    '{"name":"\\ud800","n":1}',
    '[]',
    '{',
  ]) {
    const res = await post(bad)
    assert.equal(res.statusCode, 400, JSON.stringify(bad))
    assert.match(String(res.headers['content-type']), /^application\/problem\+json/)
  }
  assert.deepEqual((await post({ name: 'a' })).json().errors[0].at, 'body/n')
})

test('what a schema does not name never leaves the house', async () => {
  const plain = await buildHttp({
    db,
    routes: [routes],
    authenticate: async () => undefined,
    phrase: (c) => c,
    logLevel: 'silent',
  })
  const res = await plain.inject({ method: 'POST', url: '/api/things', payload: { name: 'leak', n: 1 } })
  assert.deepEqual(res.json(), { name: 'leak', n: 1 })
  await plain.close()
})

test('doors: no session 401, no permission 403, the right one 200', async () => {
  const at = (url: string, bearer?: string, method: 'GET' | 'PUT' = 'GET') =>
    app.inject({ method, url, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} })
  const thing = `/api/things/${newId()}`
  assert.equal((await at(thing)).statusCode, 401)
  assert.equal((await at(thing, deskToken)).statusCode, 401)
  assert.equal((await at(thing, token)).statusCode, 200)
  assert.equal((await at(thing, deskToken, 'PUT')).statusCode, 403)
  assert.equal((await at('/api/list?n=5', deskToken)).json().n, 5)
  assert.equal((await at('/api/nowhere')).json().code, 'request.not_found')
})

test('a write that came with a cookie must come from our own pages', async () => {
  const send = (headers: Record<string, string>) =>
    app.inject({
      method: 'PUT',
      url: `/api/things/${newId()}`,
      headers: { cookie: `jiuyi_staff=${deskToken}`, host: 'us.example', ...headers },
    })
  assert.equal((await send({ origin: 'https://evil.example' })).json().code, 'request.cross_site')
  assert.equal((await send({ 'sec-fetch-site': 'cross-site' })).json().code, 'request.cross_site')
  assert.equal(
    (await send({ origin: 'https://us.example', 'sec-fetch-site': 'same-origin' })).json().code,
    'request.forbidden',
  )
})

test('a bug shows its reference and nothing else; a partner that is away is 503; waiting times are a header', async () => {
  const bug = await app.inject('/api/bug')
  assert.equal(bug.statusCode, 500)
  assert.ok(!bug.body.includes('138') && bug.json().instance)
  assert.equal((await app.inject('/api/partner')).statusCode, 503)
  assert.equal((await app.inject('/api/slow')).headers['retry-after'], '7')
})

test('reads of a patient’s data and everything staff do are written down, refused or not, and cannot be rewritten', async () => {
  const id = newId()
  await app.inject({ url: `/api/things/${id}`, headers: { authorization: `Bearer ${token}` } })
  await app.inject({ method: 'PUT', url: `/api/things/${id}`, headers: { authorization: `Bearer ${deskToken}` } })
  const entries = await db.rows<{ actor_kind: string; action: string; status: number }>(
    sql`select actor_kind, action, status from platform.audit_entry where object = ${`id=${id}`} order by seq`,
  )
  assert.deepEqual(entries, [
    { actor_kind: 'account', action: 'readThing', status: 200 },
    { actor_kind: 'staff', action: 'writeThing', status: 403 },
  ])
  await assert.rejects(db.rows(sql`delete from platform.audit_entry`), { code: '23001' })
})

test('health, readiness and metrics answer; the document names its schemas and doors', async () => {
  assert.equal((await app.inject('/healthz')).statusCode, 200)
  assert.equal((await app.inject('/readyz')).statusCode, 200)
  assert.match((await app.inject('/metrics')).body, /jiuyi_outbox_waiting 0/)
  const document = describeApi(app) as {
    openapi: string
    paths: Record<string, Record<string, { 'x-access': unknown }>>
    components: { schemas: Record<string, unknown> }
  }
  assert.equal(document.openapi, '3.1.0')
  assert.ok(document.components.schemas['Thing'] && document.components.schemas['Problem'])
  assert.deepEqual(document.paths['/api/things/{id}']!['put']!['x-access'], { who: 'staff', may: 'a.write' })
})

test('a request that cannot be written down gets "try again", whatever its answer was to be', async () => {
  const gone = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  const app = await testApp({ ...db, rows: async () => Promise.reject(gone) }, [routes], { [token]: account })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  for (const [body, instead] of [
    [{ name: 'a', n: 1 }, 200],
    [{ name: 'a' }, 400],
  ] as const) {
    const res = await app.inject({ method: 'POST', url: '/api/things', headers, payload: JSON.stringify(body) })
    assert.equal(res.statusCode, 503, `instead of ${instead}`)
    assert.equal(res.json().code, 'request.unavailable')
    assert.equal(res.headers['retry-after'], '2')
    assert.match(String(res.headers['content-type']), /^application\/problem\+json/)
    assert.doesNotMatch(res.body, /ECONNRESET/)
  }
})
