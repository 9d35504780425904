import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Practitioner, Schedule } from '../../api/shapes.ts'
import { cellKey, conflictOf, readCellKey, rowsOf } from './grid.ts'

const doctor = (id: string, departmentId: string, title: Practitioner['title'] = 'attending'): Practitioner => ({
  id,
  hospitalId: 'h',
  name: id,
  initials: id,
  title,
  specialty: '',
  introduction: '',
  diseases: [],
  famous: false,
  active: true,
  roles: [{ id: `r-${id}`, departmentId, departmentName: departmentId, feeLevel: 'ordinary' }],
})
const clinic = (o: Partial<Schedule>): Schedule => ({
  id: 's',
  hospitalId: 'h',
  campusId: 'c',
  departmentId: 'heart',
  feeLevel: 'ordinary',
  on: '2026-11-23',
  half: 'am',
  periods: [],
  pools: { online: 100, referral: 0, desk: 0, revisit: 0 },
  room: '',
  releaseAt: '2026-11-09T00:00:00Z',
  status: 'planned',
  revision: 1,
  ...o,
})
const li = doctor('li', 'heart', 'chief')

test('doctors of the department have rows, the highest rank first, the ordinary clinic last', () => {
  const rows = rowsOf('heart', [doctor('wang', 'heart'), li, doctor('zhao', 'skin')], [])
  assert.deepEqual(
    rows.map((r) => r?.id),
    ['li', 'wang', undefined],
  )
  assert.deepEqual(
    rowsOf('heart', [doctor('zhao', 'skin')], [clinic({ practitionerId: 'zhao' })]).map((r) => r?.id),
    ['zhao', undefined],
  )
})
test('a clinic cannot be dropped where there is one, in the past, or where the doctor is needed elsewhere', () => {
  const at = { practitioner: li, on: '2026-11-23', half: 'am' as const }
  assert.equal(conflictOf('heart', at, '2026-11-22', []), undefined)
  assert.equal(conflictOf('heart', at, '2026-11-24', []), 'past')
  assert.equal(conflictOf('heart', at, '2026-11-22', [clinic({ practitionerId: 'li' })]), 'taken')
  assert.equal(
    conflictOf('heart', at, '2026-11-22', [clinic({ practitionerId: 'li', departmentId: 'skin' })]),
    'elsewhere',
  )
  assert.equal(
    conflictOf('heart', at, '2026-11-22', [clinic({ practitionerId: 'li', status: 'withdrawn' })]),
    undefined,
  )
  assert.equal(
    conflictOf('heart', { ...at, practitioner: doctor('zhao', 'skin') }, '2026-11-22', []),
    'notInDepartment',
  )
})
test('the ordinary clinics of two departments do not disturb each other', () => {
  const at = { practitioner: undefined, on: '2026-11-23', half: 'am' as const }
  assert.equal(conflictOf('heart', at, '2026-11-22', [clinic({ departmentId: 'skin' })]), undefined)
  assert.equal(conflictOf('heart', at, '2026-11-22', [clinic({})]), 'taken')
})
test('a cell has an address', () => {
  const id = '01890000-0000-7000-8000-000000000000'
  assert.deepEqual(readCellKey(cellKey(id, '2026-11-23', 'pm')), { practitionerId: id, on: '2026-11-23', half: 'pm' })
  assert.deepEqual(readCellKey(cellKey(undefined, '2026-11-23', 'night')), { on: '2026-11-23', half: 'night' })
  assert.equal(readCellKey('x'), undefined)
})
