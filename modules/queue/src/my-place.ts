/** 我的位置: where the patient stands, why, and what happens; and giving the place up. */
import { IdParam } from '@jiuyi/kernel'
import { accountOf, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from './contract.ts'
import type { Deps } from './deps.ts'
import { change } from './ledger.ts'
import { find, leave } from './machine.ts'
import { Place, placeView, type Snapshot } from './snapshot.ts'
import type { Streams } from './stream.ts'

export const myPlaceRoutes =
  (d: Deps, streams: Streams, read: (queueId: string) => Promise<Snapshot | undefined>): Routes =>
  async (app) => {
    /** The entry of an appointment of somebody this account acts for; whose it is not hears the same as who is not checked in. */
    const mine = async (accountId: string, appointmentId: string) => {
      const e = await d.db.maybeOne<{ id: string; hospitalId: string; queueId: string; patientId: string }>(sql`
        select e.id, e.hospital_id as "hospitalId", e.queue_id as "queueId", e.patient_id as "patientId" from queue.queue_entry e where e.appointment_id = ${appointmentId}`)
      if (!e || !(await d.identity.mayActFor({ accountId, patientId: e.patientId })).allowed)
        throw refuse.not_checked_in()
      return e
    }
    const view = async (queueId: string, entryId: string) => {
      const snapshot = await read(queueId)
      const entry = snapshot?.entries.find((e) => e.id === entryId)
      if (!snapshot || !entry) throw refuse.not_checked_in()
      return placeView(snapshot, entry)
    }

    app.get(
      '/appointments/:id/place',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'getMyPlace',
          tags: ['queue'],
          summary: 'My place in the queue and why it is so; a reason code has its sentence in the phrases',
          params: IdParam,
          response: { 200: Place },
        },
      },
      async (req) => {
        const e = await mine(accountOf(req).accountId, req.params.id)
        return view(e.queueId, e.id)
      },
    )
    app.get(
      '/appointments/:id/place/events',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'followMyPlace',
          tags: ['queue'],
          summary: 'Server-sent events: my place whenever it changes; last-event-id catches up',
          params: IdParam,
          produces: ['text/event-stream'],
          response: { 200: Type.String() },
        },
      },
      async (req, reply) => {
        const e = await mine(accountOf(req).accountId, req.params.id)
        let told = ''
        return streams.follow(req, reply, e.queueId, (events, s) => {
          const own = events.filter((x) => x.entryId === e.id)
          const entry = s.entries.find((x) => x.id === e.id)
          // Moved to another queue: the stream says so, and the app asks for the new one.
          if (!entry) return { events: own, moved: true }
          const place = placeView(s, entry)
          const { seq: _seq, wait: _wait, ...rest } = place
          const now = JSON.stringify(rest)
          if (!own.length && now === told) return undefined
          told = now
          return { events: own, view: place }
        }) as never
      },
    )
    app.delete(
      '/appointments/:id/place',
      {
        config: { access: { who: 'account' } },
        schema: {
          operationId: 'giveUpMyPlace',
          tags: ['queue'],
          summary:
            'Leave the queue, also when just called. The desk can check in again; money is a matter for the desk',
          params: IdParam,
          response: { 200: Place },
        },
      },
      async (req) => {
        const { accountId } = accountOf(req)
        const e = await mine(accountId, req.params.id)
        await change(d, { hospitalId: e.hospitalId, queueIds: [e.queueId], entryIds: [e.id] }, ([s]) => {
          const entry = find(s!, e.id)
          if (entry.status === 'left') return
          if (!leave(s!, entry, { reason: 'by_patient', who: `account:${accountId}` }))
            throw refuse.wrong_state({ status: entry.status })
        })
        return view(e.queueId, e.id)
      },
    )
  }
