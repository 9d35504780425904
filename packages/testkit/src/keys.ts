import { randomBytes } from 'node:crypto'
import { openKeyRing } from '@jiuyi/platform'

/** A fresh key ring: nothing a test seals is worth keeping. */
export const testKeys = () =>
  openKeyRing({ current: 'test', keys: { test: randomBytes(32) }, indexKey: randomBytes(32) })
