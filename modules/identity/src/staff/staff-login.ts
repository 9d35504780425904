import { Line } from '@jiuyi/kernel'
import { type Queryable, type Routes, sql } from '@jiuyi/platform'
import { Type } from 'typebox'
import { refuse } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { verifyPassword } from '../secrets/password.ts'
import { limitLogins } from '../secrets/phone.ts'
import { totpStep } from '../secrets/totp.ts'
import { permissionsOf } from '../sessions/authenticate.ts'
import { deviceOf } from '../sessions/device.ts'
import { limitAddress } from '../sessions/limit-address.ts'
import { openSession, revokeSessions, setSessionCookie } from '../sessions/open-session.ts'
import { getStaffMe, StaffMe } from './staff-shapes.ts'

type Row = {
  id: string
  hospitalId: string
  groupId: string
  passwordHash: string
  totpSealed: string | null
  active: boolean
}
type Want = { loginName: string; password: string; totp?: string }

export const totpPlace = (staffId: string): string => `identity.staff.totp|${staffId}`

/** Uses up a code of the authenticator: each works once, also when two log-ins bring it at the same moment. */
export async function takeTotp(
  db: Queryable,
  d: Deps,
  who: { hospitalId: string; id: string; totpSealed: string },
  code: string,
): Promise<void> {
  const step = totpStep(d.keys.open(who.totpSealed, totpPlace(who.id)), code, d.clock())
  const mine =
    step !== undefined &&
    (await db.maybeOne(sql`
    update identity.staff
       set totp_last_step = ${step}
     where hospital_id = ${who.hospitalId} and id = ${who.id} and (totp_last_step is null or totp_last_step < ${step})
    returning id`))
  if (!mine) throw refuse.wrong_totp()
}

/** Name and password first; whether a second factor is asked for is told only to who knows them. */
async function staffBehind(d: Deps, want: Want, requestId: string): Promise<Row> {
  const known = await d.db.maybeOne<Row>(sql`
    select id, hospital_id as "hospitalId", group_id as "groupId", password_hash as "passwordHash", totp_sealed as "totpSealed", active
      from identity.staff
     where group_id = ${d.groupId} and login_name = ${want.loginName}`)
  try {
    if (!(await verifyPassword(known?.passwordHash, want.password)) || !known?.active) throw refuse.wrong_login()
    if (known.totpSealed && !want.totp) throw refuse.totp_needed()
    if (known.totpSealed) await takeTotp(d.db, d, { ...known, totpSealed: known.totpSealed }, want.totp!)
    return known
  } catch (e) {
    // The door writes that nobody failed to log in; the hospital's auditor wants to know at whose name they tried.
    if (known)
      await d.db.rows(sql`
        insert into platform.audit_entry (hospital_id, actor_kind, action, object, status, request_id)
        values (${known.hospitalId}, 'anonymous', 'staffLogin', ${`staffId=${known.id}`}, 401, ${requestId})`)
    throw e
  }
}

export const staffLoginRoute =
  (d: Deps): Routes =>
  async (app) => {
    app.post(
      '/staff/sessions',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'staffLogin',
          tags: ['identity'],
          summary: 'Log in as staff',
          body: Type.Object(
            { loginName: Line(60), password: Line(100), totp: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })) },
            { additionalProperties: false },
          ),
          response: { 201: Type.Object({ staff: StaffMe }, { additionalProperties: false }) },
        },
      },
      async (req, reply) => {
        const loginName = req.body.loginName.trim().toLowerCase()
        await limitAddress(d, req.ip)
        await limitLogins(d.db, `identity.login.staff|${loginName}`, d.policy.loginsPerName)
        const person = await staffBehind(d, { ...req.body, loginName }, req.id)
        const before = req.actor
        if (before.kind === 'staff')
          await revokeSessions(d.db, d, {
            groupId: before.groupId,
            staffId: before.staffId,
            sessionId: before.sessionId,
          })
        const who = {
          kind: 'staff',
          hospitalId: person.hospitalId,
          staffId: person.id,
          groupId: person.groupId,
        } as const
        const session = await openSession(d.db, d, who, {
          client: 'console',
          device: deviceOf(req.headers['user-agent']),
        })
        await d.db.rows(
          sql`update identity.staff set last_login_at = ${d.clock()} where hospital_id = ${person.hospitalId} and id = ${person.id}`,
        )
        const staff = await getStaffMe(d.db, person.hospitalId, person.id)
        req.actor = {
          ...who,
          sessionId: session.id,
          roles: staff.roles,
          permissions: permissionsOf(staff.roles),
          departmentIds: staff.departmentIds,
        }
        setSessionCookie(reply, d, 'staff', session.token)
        return reply.code(201).send({ staff })
      },
    )
  }
