import type { Directory } from '@jiuyi/directory'
import type { Facade } from '@jiuyi/kernel'
import type { Ctx } from '@jiuyi/platform'

export type DirectoryFacade = Facade<(typeof Directory)['methods']>
export type Needs = { directory: DirectoryFacade }
/** What the use cases of this module are given. */
export type Deps = Pick<Ctx, 'db' | 'clock'> & Needs
