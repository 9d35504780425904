import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@jiuyi/kernel'
import { sql } from '@jiuyi/platform'
import { permissions, type Role, rolePermissions, roles } from '../contract.ts'
import { anIdNumber, aPatient, identityHouse } from '../testing/house.ts'

const house = await identityHouse()
const { ask, db, hospitalId, otherHospitalId } = house
const admin = await house.aStaff({ displayName: '管理员', roles: ['admin'] })
const logIn = (loginName: string, password: string, totp?: string) =>
  ask('POST', '/staff/sessions', { body: { loginName, password, ...(totp ? { totp } : {}) } })
const create = (body: Record<string, unknown> = {}, cookies: Record<string, string> = admin.cookies) =>
  ask('POST', '/staff/users', {
    cookies,
    body: {
      loginName: `new${newId().slice(-8)}`,
      displayName: '新同事',
      roles: ['doctor'],
      departmentIds: [],
      ...body,
    },
  })
const update = (id: string, body: unknown, cookies: Record<string, string> = admin.cookies) =>
  ask('PATCH', `/staff/users/${id}`, { cookies, body })

test('whoever works here logs in by name and password; the cookie is the only key', async () => {
  const { loginName, password } = await house.aStaff({ roles: ['desk', 'cashier'], displayName: '王收费' })
  const login = await logIn(` ${loginName.toUpperCase()} `, password)
  assert.equal(login.status, 201)
  const { staff } = login.body
  assert.deepEqual(
    [staff.loginName, staff.displayName, staff.roles, staff.hospitalId, staff.totpEnabled, staff.mustChangePassword],
    [loginName, '王收费', ['cashier', 'desk'], hospitalId, false, false],
  )
  assert.deepEqual(staff.permissions, [...new Set([...rolePermissions.desk, ...rolePermissions.cashier])].sort())
  const cookie = login.cookies[0]!
  assert.deepEqual(
    [cookie.name, cookie.httpOnly, cookie.secure, cookie.sameSite, cookie.path],
    ['jiuyi_staff', true, true, 'Lax', '/api'],
  )
  assert.ok(!login.body.token && !JSON.stringify(login.body).includes(cookie.value))
  assert.deepEqual((await ask('GET', '/staff/me', { cookies: { jiuyi_staff: cookie.value } })).body, staff)
})

test('an unknown name and a wrong password get the same answer; a switched-off person too', async () => {
  const { loginName, password, staffId } = await house.aStaff()
  const tries = [await logIn(loginName, 'not the one'), await logIn('nobody.at.all', password)]
  assert.equal((await update(staffId, { active: false })).status, 200)
  tries.push(await logIn(loginName, password), await logIn("' or 1=1 --", password))
  for (const r of tries)
    assert.deepEqual([r.status, r.body.code, Object.keys(r.body).length], [401, 'identity.wrong_login', 5])
})

test('a new colleague gets a first password that opens nothing until it is replaced', async () => {
  const made = await create({ roles: ['desk'] })
  assert.equal(made.status, 201)
  const { user, initialPassword } = made.body
  assert.match(initialPassword, /^[a-z0-9]{12}$/)
  const login = await logIn(user.loginName, initialPassword)
  assert.equal(login.body.staff.mustChangePassword, true)
  assert.deepEqual(login.body.staff.permissions, [])
  const cookies = { jiuyi_staff: login.cookies[0]!.value }
  assert.equal((await ask('GET', '/desk/patients?q=a', { cookies })).status, 403)
  const change = (oldPassword: string, password: string) =>
    ask('PUT', '/staff/me/password', { cookies, body: { oldPassword, password } })
  assert.equal((await change('wrong', 'blue umbrella 7')).body.code, 'identity.wrong_password')
  for (const weak of [initialPassword, `${user.loginName}1`, '12345678'])
    assert.equal((await change(initialPassword, weak)).body.code, 'identity.weak_password')
  assert.equal((await change(initialPassword, 'blue umbrella 7')).status, 204)
  assert.equal((await ask('GET', '/desk/patients?q=a', { cookies })).status, 200)
  assert.equal((await logIn(user.loginName, initialPassword)).status, 401)
})

test('a new password ends every other session of that person', async () => {
  const { loginName, password, cookies } = await house.aStaff()
  const other = { jiuyi_staff: (await logIn(loginName, password)).cookies[0]!.value }
  assert.equal(
    (await ask('PUT', '/staff/me/password', { cookies, body: { oldPassword: password, password: 'blue umbrella 7' } }))
      .status,
    204,
  )
  assert.equal((await ask('GET', '/staff/me', { cookies: other })).status, 401)
  assert.equal((await ask('GET', '/staff/sessions', { cookies })).body.items.length, 1)
})

test('every role may do what the matrix says and nothing else', async () => {
  const doors: [string, 'GET' | 'POST' | 'PATCH', string, unknown?][] = [
    ['patient.search', 'GET', '/desk/patients?q=x'],
    ['patient.search', 'GET', `/desk/patients/${newId()}`],
    [
      'patient.register',
      'POST',
      '/desk/patients',
      (({ relation: _, ...p }) => p)(aPatient({ certificateNumber: anIdNumber() })),
    ],
    ['patient.reveal', 'POST', `/desk/patients/${newId()}/reveals`, { fields: ['phone'], reason: '核对' }],
    ['staff.manage', 'GET', '/staff/users'],
    ['staff.manage', 'GET', '/staff/roles'],
    ['staff.manage', 'PATCH', `/staff/users/${newId()}`, { active: true }],
    ['staff.manage', 'POST', '/staff/users', { loginName: 'x', displayName: '', roles: [], departmentIds: [] }],
    ['staff.manage', 'POST', `/staff/users/${newId()}/password-reset`],
    ['audit.read', 'GET', '/staff/audit-entries'],
  ]
  for (const role of roles) {
    const { cookies } = await house.aStaff({ roles: [role] })
    for (const [permission, method, path, body] of doors) {
      const allowed = (rolePermissions[role] as readonly string[]).includes(permission)
      const r = await ask(method, path, { cookies, body })
      assert.equal(r.status === 403, !allowed, `${role} at ${method} ${path}: ${r.status}`)
      if (!allowed) assert.deepEqual([r.body.code, r.body.needs], ['request.forbidden', permission])
    }
  }
  const nobody = await house.aStaff({ roles: [] })
  for (const [, method, path, body] of doors)
    assert.equal((await ask(method, path, { cookies: nobody.cookies, body })).status, 403)
  for (const [, method, path, body] of doors) assert.equal((await ask(method, path, { body })).status, 401)
  const listed = (await ask('GET', '/staff/roles', { cookies: admin.cookies })).body.items
  assert.deepEqual(
    listed.map((r: { role: Role }) => r.role),
    roles,
  )
  assert.ok(
    listed.every((r: { permissions: string[] }) =>
      r.permissions.every((p) => (permissions as readonly string[]).includes(p)),
    ),
  )
})

test('an administrator manages the staff of the own hospital only', async () => {
  const theirs = await house.aStaff({ hospitalId: otherHospitalId, roles: ['admin'] })
  assert.equal((await update(theirs.staffId, { active: false })).body.code, 'identity.staff_not_found')
  assert.equal(
    (await ask('POST', `/staff/users/${theirs.staffId}/password-reset`, { cookies: admin.cookies })).body.code,
    'identity.staff_not_found',
  )
  assert.equal((await ask('GET', '/staff/me', { cookies: theirs.cookies })).status, 200)
  const listed = (await ask('GET', '/staff/users', { cookies: theirs.cookies })).body.items
  assert.deepEqual(
    listed.map((s: { id: string }) => s.id),
    [theirs.staffId],
  )
})

test('a login name belongs to one person, also when two are made at once', async () => {
  const loginName = 'li.xiaohua'
  const both = await Promise.all([create({ loginName }), create({ loginName })])
  assert.deepEqual(both.map((r) => r.status).sort(), [201, 409])
  assert.equal(both.find((r) => r.status === 409)!.body.code, 'identity.login_name_taken')
  for (const bad of ['Li', 'a b c', '<script>', '管理员', 'x'.repeat(200)])
    assert.equal((await create({ loginName: bad })).status, 400, bad)
  assert.equal((await create({ roles: ['emperor'] })).status, 400)
  assert.equal((await create({ hospitalId: otherHospitalId })).status, 400)
})

test('roles and departments count from the next request; whoever is switched off is out at once', async () => {
  const { staffId, cookies } = await house.aStaff({ roles: ['doctor'] })
  const departmentIds = [newId()]
  const changed = await update(staffId, { roles: ['department_head'], departmentIds, displayName: '新主任' })
  assert.deepEqual(
    [changed.body.roles, changed.body.departmentIds, changed.body.displayName],
    [['department_head'], departmentIds, '新主任'],
  )
  const { actor } = await house.facade.authenticate({ token: cookies.jiuyi_staff, kind: 'staff' })
  assert.ok(actor?.kind === 'staff')
  assert.deepEqual(
    [actor.departmentIds, actor.permissions],
    [departmentIds, [...rolePermissions.department_head].sort()],
  )
  await update(staffId, { active: false })
  assert.equal((await ask('GET', '/staff/me', { cookies })).status, 401)
  await update(staffId, { active: true })
  assert.equal((await ask('GET', '/staff/me', { cookies })).status, 401, 'coming back needs a new log-in')
})

test('a forgotten password or a lost authenticator is replaced by the administrator', async () => {
  const { staffId, loginName, password, cookies } = await house.aStaff()
  const reset = await ask('POST', `/staff/users/${staffId}/password-reset`, { cookies: admin.cookies })
  assert.equal(reset.status, 200)
  assert.equal((await ask('GET', '/staff/me', { cookies })).status, 401)
  assert.equal((await logIn(loginName, password)).status, 401)
  assert.equal((await logIn(loginName, reset.body.initialPassword)).body.staff.mustChangePassword, true)
})

test('a hospital keeps its last administrator, also when two demote each other at once', async () => {
  const hospital = newId()
  const [a, b] = [
    await house.aStaff({ hospitalId: hospital, roles: ['admin'] }),
    await house.aStaff({ hospitalId: hospital, roles: ['admin', 'desk'] }),
  ]
  const both = await Promise.all([
    update(a.staffId, { roles: ['desk'] }, b.cookies),
    update(b.staffId, { active: false }, a.cookies),
  ])
  // The other is the last one now, or was demoted before even asking.
  const refused = both.filter((r) => r.status !== 200)
  assert.equal(refused.length, 1)
  assert.ok(['identity.last_admin', 'request.forbidden'].includes(refused[0]!.body.code), refused[0]!.body.code)
  const { n } = await db.one<{ n: number }>(sql`
    select count(*) as n from identity.staff f join identity.staff_role r on r.staff_id = f.id and r.role = 'admin' where f.hospital_id = ${hospital} and f.active`)
  assert.equal(n, 1)
})

test('staff are found by name, role and state', async () => {
  const { staffId } = await house.aStaff({ displayName: '独一无二', roles: ['auditor'] })
  const ids = async (query: string) =>
    (await ask('GET', `/staff/users?${query}`, { cookies: admin.cookies })).body.items.map((s: { id: string }) => s.id)
  assert.deepEqual(await ids(`q=${encodeURIComponent('一无')}`), [staffId])
  assert.ok((await ids('role=auditor')).includes(staffId))
  assert.ok(!(await ids('role=desk')).includes(staffId))
  assert.ok(!(await ids('active=false')).includes(staffId))
  assert.deepEqual(await ids('q=%25'), [])
})
