import { type Db, openDb, sql } from '@jiuyi/platform'

/** The queue's tables admit only their owner, who is the server's role in production; here the module's own role must queue jobs too. */
export async function allowJobs(db: Db): Promise<void> {
  const owner = openDb({ url: db.url, max: 1 })
  try {
    await owner.rows(sql`
      do $$ declare t record; begin
        for t in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity
                   and not exists (select 1 from pg_policies p where p.schemaname = 'graphile_worker' and p.tablename = pg_tables.tablename) loop
          execute format('create policy module_may_queue on graphile_worker.%I using (true) with check (true)', t.tablename);
        end loop;
      end $$`)
  } finally {
    await owner.close()
  }
}
