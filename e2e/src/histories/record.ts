/** Clients of one clinic and what they saw: who asked what when, and what came back. */
import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from '../crowd.ts'
import { type ClinicInput, type ClinicOperation, type ClinicOutput, otherPrice, rightBody } from './clinic.ts'

export type Clinic = {
  hospitalId: string
  departmentId: string
  feeFen: number
  schedules: { id: string; capacity: number }[]
  people: Person[]
}
/** A confirmed number, as it was told to the client. */
export type Told = { id: string; patient: string; schedule: string; serial: number; key: string; body: string }
export type History = { clinic: Clinic; operations: ClinicOperation[]; told: Told[] }

/** When answers came, for the time a fault takes from us. */
export type Pulse = (called: number, returned: number) => void

type Answer = { status: number; body: Record<string, unknown> }

/** What went wrong on the way, by kind: a 500 among them is a defect of the server, whatever the history says. */
export const troubles = new Map<string, number>()
const count = (all: Map<string, number>, what: string) => all.set(what, (all.get(what) ?? 0) + 1)

/** One request; nothing when it is not known whether it happened. It always comes to an end: a signal alone may be forgotten with its response. */
async function ask(
  url: string,
  token: string,
  path: string,
  body?: object,
  key?: string,
  timeoutMs = 6_000,
): Promise<Answer | undefined> {
  const abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, no) => {
    timer = setTimeout(() => {
      abort.abort()
      no(new Error('timeout'))
    }, timeoutMs)
  })
  const request = async () => {
    const res = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: abort.signal,
    })
    return { status: res.status, text: await res.text() }
  }
  try {
    const { status, text } = await Promise.race([request(), tooLate])
    // A 503 may come although the statement was committed, when the answer of the database was lost: nobody knows.
    if (status >= 500) {
      count(troubles, `${status} ${/"code":"([^"]+)"/.exec(text)?.[1] ?? ''}`)
      return undefined
    }
    return { status, body: JSON.parse(text) }
  } catch (e) {
    count(troubles, (e as { cause?: { code?: string } }).cause?.code ?? (e as Error).message)
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

const pick = <T>(all: readonly T[]): T => all[randomInt(all.length)]!
const chance = (percent: number) => randomInt(100) < percent

/**
 * Lets `phones` clients per patient act on the clinic until `operations` were answered or `until` has come. Each attempt is an operation of its own:
 * a retry with the same key is one more question, whose answer must fit the first.
 */
export async function act(
  clinic: Clinic,
  urls: string[],
  { operations = 100, phones = 2, thinkMs = 0, pulse = (() => {}) as Pulse, stopped = (): boolean => false } = {},
): Promise<History> {
  const history: History = { clinic, operations: [], told: [] }
  let left = operations
  /** Keys that were used, so that somebody may come back with an old one. */
  const keys = new Map<string, { schedule: string; key: string }[]>()
  const mine = new Map<string, Set<string>>()

  const attempt = async (
    url: string,
    person: Person,
    input: ClinicInput,
    request: () => Promise<Answer | undefined>,
    read: (a: Answer) => ClinicOutput | undefined,
  ): Promise<ClinicOutput | undefined> => {
    const called = performance.now()
    const answer = await request()
    // 429 and the waiting room decide nothing.
    const output = answer && answer.status !== 429 ? read(answer) : undefined
    const returned = output ? performance.now() : Number.POSITIVE_INFINITY
    if (output) left--
    if (output && !('refused' in output)) pulse(called, returned)
    history.operations.push({ input, output, called, returned, by: `${person.patientId.slice(-4)}@${url.slice(-5)}` })
    return output
  }

  /** Asks again, on another node, until somebody answers. */
  const persist = async (once: (url: string) => Promise<ClinicOutput | undefined>) => {
    let url = pick(urls)
    while (!stopped()) {
      const output = await once(url)
      if (output) return output
      url = urls[(urls.indexOf(url) + 1) % urls.length]!
      await sleep(40 + randomInt(60))
    }
    return undefined
  }

  const book =
    (person: Person, schedule: string, key: string, body = rightBody) =>
    async (url: string) => {
      const patient = person.patientId
      const feeFen = clinic.feeFen + (body === rightBody ? 0 : 100)
      return attempt(
        url,
        person,
        { f: 'book', patient, schedule, key, body },
        () =>
          ask(
            url,
            person.token,
            '/api/appointments',
            { scheduleId: schedule, periodNo: 0, patientId: patient, feeFen },
            key,
          ),
        ({ status, body: b }) => {
          if (status !== 201) return { refused: String(b['code']) }
          const id = String(b['id'])
          history.told.push({ id, patient, schedule: String(b['scheduleId']), serial: Number(b['serial']), key, body })
          mine.get(patient)!.add(id)
          return { id }
        },
      )
    }
  const cancel = (person: Person, id: string) => async (url: string) =>
    attempt(
      url,
      person,
      { f: 'cancel', id },
      () => ask(url, person.token, `/api/appointments/${id}/cancellation`, {}),
      ({ status, body }) =>
        status === 200 && body['status'] === 'cancelled' ? { cancelled: true } : { refused: String(body['code']) },
    )
  const move = (person: Person, id: string, schedule: string, key: string) => async (url: string) =>
    attempt(
      url,
      person,
      { f: 'move', id, schedule, key },
      () => ask(url, person.token, `/api/appointments/${id}/reschedule`, { scheduleId: schedule, periodNo: 0 }, key),
      ({ status, body }) => (status === 200 ? { id: String(body['id']) } : { refused: String(body['code']) }),
    )
  const list = (person: Person) => async (url: string) =>
    attempt(
      url,
      person,
      { f: 'mine', patient: person.patientId },
      () => ask(url, person.token, `/api/appointments?patientId=${person.patientId}`),
      ({ status, body }) =>
        status === 200
          ? {
              list: Object.fromEntries(
                (body['items'] as { id: string; status: string; scheduleId: string; serial: number }[]).map((a) => [
                  a.id,
                  `${a.status} ${a.scheduleId} ${a.serial}`,
                ]),
              ),
            }
          : { refused: String(body['code']) },
    )
  const look = (person: Person, schedule: string) => async (url: string) =>
    attempt(
      url,
      person,
      { f: 'left', schedule },
      () => ask(url, person.token, `/api/schedules/${schedule}/periods`),
      ({ status, body }) =>
        status === 200
          ? {
              left: (body['periods'] as { left: number }[])[0]!.left,
              oldBy: body['staleSince'] ? Date.now() - Date.parse(String(body['staleSince'])) : 0,
            }
          : { refused: String(body['code']) },
    )

  const phone = async (person: Person) => {
    const used = keys.get(person.patientId)!
    const ids = mine.get(person.patientId)!
    while (left > 0 && !stopped()) {
      if (thinkMs) await sleep(randomInt(thinkMs))
      const schedule = pick(clinic.schedules).id
      const what = randomInt(100)
      // A page of "my appointments" holds twenty; who has had so many only gives back and looks.
      if (what < 46 && ids.size < 18) {
        const old = used.length && chance(12) ? pick(used) : undefined
        const key = old?.key ?? randomUUID()
        const want = old?.schedule ?? schedule
        if (!old) used.push({ schedule: want, key })
        if (chance(6)) await persist(book(person, want, key, otherPrice))
        else if (chance(12)) await Promise.all([persist(book(person, want, key)), persist(book(person, want, key))])
        else await persist(book(person, want, key))
      } else if (what < 62) {
        if (ids.size) await persist(cancel(person, pick([...ids].slice(-2))))
      } else if (what < 76) {
        if (ids.size) await persist(move(person, pick([...ids].slice(-2)), schedule, randomUUID()))
      } else if (what < 90) await persist(list(person))
      else await persist(look(person, schedule))
    }
  }
  for (const p of clinic.people) {
    keys.set(p.patientId, [])
    mine.set(p.patientId, new Set())
  }
  await Promise.all(clinic.people.flatMap((p) => Array.from({ length: phones }, () => phone(p))))
  if (stopped()) return history
  // Everything is quiet: what is there now must be what the whole history led to.
  for (const p of clinic.people) await persist(list(p))
  for (const s of clinic.schedules) await persist(look(clinic.people[0]!, s.id))
  return history
}
