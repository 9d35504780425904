import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, flag, integer, key32, oneOf, readConfig, type Setting, text, url } from './index.ts'

const settings = {
  PORT: { about: 'Port to listen on', read: integer(1, 65535), default: 8080 } as Setting<number>,
  ROLE: { about: 'What this process does', read: oneOf('api', 'worker'), default: 'api' } as Setting<'api' | 'worker'>,
  PUBLIC_URL: {
    about: 'How browsers reach us',
    read: url('https', 'http'),
    requiredInProduction: true,
    unsafe: (u: string) => (u.startsWith('https:') ? undefined : 'must be https'),
  } as Setting<string>,
  SECRET: { about: 'A key', read: key32, secret: true } as Setting<Buffer>,
  DEMO: {
    about: 'Demonstration',
    read: flag,
    default: false,
    unsafe: (v: boolean) => (v ? 'not in production' : undefined),
  } as Setting<boolean>,
  NAME: { about: 'Name', read: text, default: 'x' } as Setting<string>,
}
const faults = (env: Record<string, string>, production = false): string[] => {
  try {
    readConfig(settings, env, production)
    return []
  } catch (e) {
    assert.ok(e instanceof ConfigError)
    return e.faults
  }
}

test('what is wrong is said all at once, each with what the setting is for', () => {
  const all = faults({ PORT: 'many', ROLE: 'boss', PUBLIC_URL: 'ftp://x', DEMO: 'perhaps' })
  assert.equal(all.length, 4)
  assert.match(all[0]!, /^PORT: must be a whole number from 1 to 65535 \(got "many"\)\. Port to listen on/)
})

test('a secret that cannot be read is never printed', () => {
  const [fault] = faults({ SECRET: 'hunter2' })
  assert.match(fault!, /^SECRET/)
  assert.ok(!fault!.includes('hunter2'))
})

test('production asks for what it needs and refuses what is unsafe; elsewhere defaults do', () => {
  assert.deepEqual(faults({}), [])
  assert.deepEqual(
    faults({}, true).map((f) => f.split(' ')[0]),
    ['PUBLIC_URL'],
  )
  assert.deepEqual(faults({ PUBLIC_URL: 'http://x.example', DEMO: 'true' }, true), [
    'PUBLIC_URL: must be https',
    'DEMO: not in production',
  ])
  assert.equal(
    readConfig(settings, { PUBLIC_URL: 'https://x.example/', PORT: '81' }, true).PUBLIC_URL,
    'https://x.example',
  )
})
