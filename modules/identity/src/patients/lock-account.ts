import { sql, type Tx } from '@jiuyi/platform'
import type { Deps } from '../deps.ts'

/** The account's row is the queue for changes to its patients: they are counted and made one after the other. Log-ins need not wait. */
export const lockAccount = (tx: Tx, d: Deps, accountId: string): Promise<{ phoneIndex: string | null }> =>
  tx.one(sql`
    select phone_index as "phoneIndex"
      from identity.account
     where group_id = ${d.groupId} and id = ${accountId}
       for no key update`)
