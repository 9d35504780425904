import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeApi } from '@jiuyi/platform'
import { identityHouse } from './testing/house.ts'

const house = await identityHouse()

/** The clients are generated from these names: a change here is a change for all of them. */
const table = `
POST /sessions/wechat loginWithWechat
GET /sessions/official-account startOfficialAccountLogin
POST /sessions/official-account loginWithOfficialAccount
POST /sms-codes sendSmsCode
POST /sessions/phone loginWithPhone
POST /sessions/password loginWithPassword
GET /sessions listSessions
DELETE /sessions/current logOut
DELETE /sessions/{id} revokeSession
GET /account getAccount
PATCH /account updateAccount
PUT /account/phone setPhone
PUT /account/phone/wechat setPhoneFromWechat
PUT /account/password setPassword
GET /consent-documents listConsentDocuments
POST /consents giveConsent
GET /consents listConsents
DELETE /consents/{documentId} withdrawConsent
GET /patients listPatients
POST /patients addPatient
GET /patients/{id} getPatient
PATCH /patients/{id} updatePatient
DELETE /patients/{id} removePatient
GET /patients/{id}/readers listReaders
POST /staff/sessions staffLogin
GET /staff/me getStaffMe
DELETE /staff/sessions/current staffLogOut
GET /staff/sessions listStaffSessions
DELETE /staff/sessions/{id} revokeStaffSession
PUT /staff/me/password changeStaffPassword
POST /staff/me/totp beginTotp
PUT /staff/me/totp confirmTotp
DELETE /staff/me/totp removeTotp
GET /staff/users listStaff
POST /staff/users createStaff
PATCH /staff/users/{id} updateStaff
POST /staff/users/{id}/password-reset resetStaffPassword
GET /staff/roles listRoles
GET /staff/audit-entries listAuditEntries
GET /desk/patients searchPatients
POST /desk/patients registerPatient
GET /desk/patients/{id} getPatientCard
POST /desk/patients/{id}/reveals revealPatient`

type Operation = { operationId: string; tags: string[]; summary?: string; responses: Record<string, unknown> }

test('identity opens exactly the doors of the route table, each described', () => {
  const doc = describeApi(house.app) as { paths: Record<string, Record<string, Operation>> }
  const doors = Object.entries(doc.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, o]) => ({
      line: `${verb.toUpperCase()} ${path.replace('/api', '')} ${o.operationId}`,
      o,
    })),
  )
  assert.deepEqual(doors.map((d) => d.line).sort(), table.trim().split('\n').sort())
  for (const { line, o } of doors) {
    assert.deepEqual(o.tags, ['identity'], line)
    assert.ok(o.summary, line)
    assert.ok(
      Object.keys(o.responses).some((s) => s.startsWith('2')),
      line,
    )
  }
})

test('whatever is sent, a door answers with a problem and never breaks', async () => {
  const { token } = await house.anAccount()
  const { cookies } = await house.aStaff({ roles: ['admin', 'desk', 'auditor'] })
  for (const line of table.trim().split('\n')) {
    const [method, path] = line.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string]
    if (path.endsWith('/current')) continue
    for (const id of ["1' or '1'='1", '00000000-0000-0000-0000-000000000000', '%00', '../account'])
      for (const body of [
        undefined,
        [],
        { a: { b: '\u0000' } },
        { name: '<img src=x onerror=alert(1)>', phone: "'; --", code: '😀', password: 1 },
      ]) {
        const staffSide = /^\/(staff|desk)/.test(path)
        const r = await house.ask(method, path.replace(/\{\w+\}/, encodeURIComponent(id)), {
          ...(staffSide ? { cookies } : { token }),
          ...(method === 'GET' ? {} : { body }),
        })
        assert.ok(r.status < 500, `${line} ${id} ${JSON.stringify(body)} → ${r.status}`)
        if (r.status >= 400) assert.ok(r.body.code, line)
      }
  }
})
