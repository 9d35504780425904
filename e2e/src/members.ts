import { newIdempotencyKey } from '@jiuyi/api-client'
import type { AppDriver } from '@jiuyi/weapp-lab'
import { until } from './booking.ts'
import { type Api, anIdNumber, aPhone, done, visitor } from './people.ts'
import type { Stage } from './stage.ts'

/** Somebody with one of the demonstration's accounts, which have a password, and a patient of their own in it. */
export type Member = { api: Api; phone: string; password: string; patientId: string; patientPhone: string }

export async function aMember(stage: Stage, account: number, name: string): Promise<Member> {
  const { phone, password } = stage.accounts.patients[account]!
  const api = visitor(stage.url)
  // A server that has just begun may ask for a moment's patience: an app asks again, and so does this.
  await until('logged in', async () => {
    const answer = await api.POST('/api/sessions/password', { body: { phone, password, client: 'h5' } })
    if (answer.error?.code === 'request.unavailable') return false
    return done(answer)
  })
  const patientPhone = aPhone()
  const { id } = done(
    await api.POST('/api/patients', {
      params: { header: { 'idempotency-key': newIdempotencyKey() } },
      body: {
        name,
        certificateType: 'id_card',
        certificateNumber: anIdNumber(),
        phone: patientPhone,
        relation: 'other',
        consent: true,
      },
    }),
  )
  return { api, phone, password, patientId: id, patientPhone }
}

/** The same person at the H5 app: first start, then the password. */
export async function logIn(app: AppDriver, { phone, password }: Member, look: 'standard' | 'elder' = 'standard') {
  await app.open('/pages/home/index')
  await app.tap(`#first-${look}`)
  await app.open('/pages/login/index')
  await app.tap('#way-password')
  await app.fill('#phone', phone)
  await app.fill('#password', password)
  await app.tap('#submit')
  await app.waitFor(async () => (await app.path()) !== 'pages/login/index')
}
