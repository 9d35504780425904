/** Engines that are wrong on purpose, in a database of the test's own: the checks must find each. */
import { type Db, Fragment, sql } from '@jiuyi/platform'

const raw = (text: string) => new Fragment([text], [])
const run = (db: Db, text: string) => db.pool.query(text)

type Shape = { args: string; result: string; names: string[]; types: string; source: string }

const deciding = async (db: Db): Promise<Shape> => {
  const row = await db.one<Shape & { n: number }>(
    raw(`select pg_get_function_arguments(p.oid) as args, pg_get_function_result(p.oid) as result, p.proargnames as names, p.pronargs as n,
                pg_get_function_identity_arguments(p.oid) as types, pg_get_functiondef(p.oid) as source
           from pg_proc p where p.oid = (select max(oid) from pg_proc where proname = 'take_numbers' and pronamespace = 'appointments'::regnamespace)`),
  )
  return { ...row, names: row.names.slice(0, row.n) }
}

/** Puts a function in front of the sound one: it may change what goes in and what is around it. */
async function inFront(db: Db, body: (call: string) => string): Promise<() => Promise<void>> {
  const { args, result, names, types } = await deciding(db)
  await run(db, `alter function appointments.take_numbers(${types}) rename to take_numbers_sound`)
  await run(
    db,
    `create function appointments.take_numbers(${args}) returns ${result} language plpgsql volatile as $planted$
     #variable_conflict use_column
     begin ${body(`appointments.take_numbers_sound(${names.join(', ')})`)} end $planted$`,
  )
  return async () => {
    await run(db, `drop function appointments.take_numbers(${types})`)
    await run(db, `alter function appointments.take_numbers_sound(${types}) rename to take_numbers`)
  }
}

export type Planted = { name: string; plant: (db: Db) => Promise<() => Promise<void>> }

/** The check of what is left looks past the last number. */
const skippedCheck: Planted = {
  name: 'a skipped check of what is left',
  plant: (db) =>
    inFront(
      db,
      (call) => `
        update appointments.stock s set capacity = (select array_agg(c + 1) from unnest(s.capacity) c), pool_quota[1] = s.pool_quota[1] + 1 where s.schedule_id = any (p_schedule);
        return query select * from ${call};
        update appointments.stock s set capacity = (select array_agg(c - 1) from unnest(s.capacity) c), pool_quota[1] = s.pool_quota[1] - 1 where s.schedule_id = any (p_schedule);`,
    ),
}

/** Counters are read without the lock that makes reading and writing one step, and no index stands behind. */
const readModifyWrite: Planted = {
  name: 'read, decide, write, with time between',
  plant: async (db) => {
    const { source } = await deciding(db)
    const unlocked = source
      .replace(/for no key update[^;]*;/i, ';')
      .replace('perform pg_advisory_xact_lock(k)', 'perform k')
    if (unlocked.length > source.length - 30) throw new Error('the deciding function has no such locks to take away')
    const indexes = await db.rows<{ name: string; definition: string }>(sql`
      select indexname as name, indexdef as definition from pg_indexes
       where schemaname = 'appointments' and indexname in ('appointment_number_once', 'appointment_serial_once')`)
    for (const i of indexes) await run(db, `drop index appointments.${i.name}`)
    await run(db, unlocked)
    await run(
      db,
      `create function appointments.planted_pause() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$;
       create trigger planted_pause before insert on appointments.appointment for each row execute function appointments.planted_pause()`,
    )
    return async () => {
      await run(
        db,
        'drop trigger planted_pause on appointments.appointment; drop function appointments.planted_pause()',
      )
      await run(db, source)
    }
  },
}

/** The key goes lost on the way: every retry is a new request. */
const lostKey: Planted = {
  name: 'a lost idempotency key',
  plant: (db) =>
    inFront(
      db,
      (call) => `
        p_key := (select array_agg(case when exists (select 1 from appointments.appointment a where a.idempotency_key = k) then k || '.' || gen_random_uuid() else k end order by i)
                    from unnest(p_key) with ordinality as x(k, i));
        return query select * from ${call};`,
    ),
}

export const planted = { skippedCheck, readModifyWrite, lostKey }
