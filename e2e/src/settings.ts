import { createHash } from 'node:crypto'
import { readConfig } from '@jiuyi/platform'
import { demoSubscribeTemplates } from '@jiuyi/server/demo-templates'
import { type Settings, settings } from '@jiuyi/server/settings'

const key = (name: string) => createHash('sha256').update(`only for tests: ${name}`).digest('base64')

/** The environment of a server under test. Keys are fixed, so that a seeded database can be copied from one test to the next. */
export const testEnv = (more: Record<string, string>): Record<string, string> => ({
  KEY_RING: `test:${key('ring')}`,
  INDEX_KEY: key('index'),
  DEMO: 'true',
  LOG_LEVEL: 'warn',
  DATABASE_CONNECTIONS: '12',
  WECHAT_SUBSCRIBE_TEMPLATES: JSON.stringify(demoSubscribeTemplates),
  ...more,
})

export const testSettings = (more: Record<string, string>): Settings => readConfig(settings, testEnv(more), false)
