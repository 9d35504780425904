import type { Directory } from '@jiuyi/directory'
import type { Identity } from '@jiuyi/identity'
import type { Facade } from '@jiuyi/kernel'
import type { Ctx } from '@jiuyi/platform'
import type { Rephrase } from './contract.ts'

export type Needs = {
  identity: Facade<(typeof Identity)['methods']>
  directory: Facade<(typeof Directory)['methods']>
  /** Our own sentence for a question. */
  questionText: (id: string, language: 'zh-CN' | 'en') => string
  /** Off unless a partner is connected; the result is the same without it. */
  rephrase?: Rephrase
}
export type Deps = Ctx & Needs
