import type { Directory } from '@jiuyi/directory'
import type { Identity } from '@jiuyi/identity'
import type { Facade } from '@jiuyi/kernel'
import type { Ctx } from '@jiuyi/platform'

export type Needs = {
  identity: Facade<(typeof Identity)['methods']>
  directory: Facade<(typeof Directory)['methods']>
}
export type Deps = Ctx & Needs
