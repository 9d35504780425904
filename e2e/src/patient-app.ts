import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type AppDriver, chromiumLabDriver, h5Driver, jsdomDriver, pack } from '@jiuyi/weapp-lab'
import { until } from './booking.ts'
import { type Api, anIdNumber, aPhone, done } from './people.ts'
import type { Stage } from './stage.ts'

const root = resolve(import.meta.dirname, '../..')
export const weappDist = resolve(root, 'apps/patient/dist/weapp')
/** Pictures go into the docs when asked to (`SCREENSHOTS=docs/screenshots bin/test e2e`), else where nobody minds them. */
export const shots = resolve(root, process.env['SCREENSHOTS'] ?? '.cache/screenshots')
const options = { shots, viewport: { width: 375, height: 812 }, timeoutMs: 15_000 }

/** The compiled mini program, talking to this stage: the address it was built with is put right in a copy. */
export async function packedWeapp(stage: Stage): Promise<string> {
  if (!existsSync(join(weappDist, 'app.json'))) throw new Error('The mini program is not built: bin/test build')
  const copy = mkdtempSync(join(tmpdir(), 'jiuyi-weapp-'))
  cpSync(weappDist, copy, { recursive: true })
  for (const f of globSync('**/*.js', { cwd: copy })) {
    const at = join(copy, f)
    const text = readFileSync(at, 'utf8')
    if (text.includes('http://127.0.0.1:8080')) writeFileSync(at, text.replaceAll('http://127.0.0.1:8080', stage.url))
  }
  const out = mkdtempSync(join(tmpdir(), 'jiuyi-packed-'))
  const { errors } = await pack(copy, out)
  if (errors.length) throw new Error(`the package is not whole: ${errors.join('; ')}`)
  return out
}

export const targets = (stage: Stage, packed: string): [string, () => Promise<AppDriver>][] => [
  ['mini program in jsdom', () => jsdomDriver(packed, options)],
  ['mini program in Chromium', () => chromiumLabDriver(packed, options)],
  ['H5 in Chromium', () => h5Driver(stage.url, options)],
]

/** WeChat around the app: a person of the sandbox who logs in, pays or cancels. On H5 the sandbox's own sheet is used instead. */
export async function aPhoneAround(app: AppDriver, stage: Stage) {
  const openid = `oApp${randomUUID().replaceAll('-', '').slice(0, 24)}`
  const pays: ('pay' | 'cancel' | 'lose')[] = []
  if (app.target === 'weapp') {
    await app.mockWx('login', async () => ({ code: stage.sandbox.control.loginCode(openid).code }))
    await app.mockWx('requestPayment', async (params: unknown) => {
      const { result } = await stage.sandbox.control.requestPayment(params as never, pays.shift() ?? 'pay')
      return result === 'ok' ? {} : { fail: result }
    })
    await app.mockWx('requestSubscribeMessage', (asked: unknown) => {
      const { tmplIds } = asked as { tmplIds: string[] }
      for (const id of tmplIds) stage.sandbox.control.consent(openid, id)
      return Object.fromEntries(tmplIds.map((id) => [id, 'accept']))
    })
  }
  return {
    openid,
    /** What the person will do on the payment sheet that comes next. */
    async onSheet(action: 'pay' | 'cancel' | 'lose') {
      if (app.target === 'weapp') pays.push(action)
    },
    /** Touches the sheet, where there is one to touch. */
    async touchSheet(action: 'pay' | 'cancel' | 'lose') {
      if (app.target === 'h5') await app.tap(`#sandbox-${action}`)
    },
  }
}

/** First start, log-in and consent, as a person new to the hospital goes through them. */
export async function register(app: AppDriver, stage: Stage, look: 'standard' | 'elder' = 'standard') {
  await app.open('/pages/home/index')
  await app.tap(`#first-${look}`)
  await app.open('/pages/login/index')
  const phone = aPhone()
  if (app.target === 'weapp') {
    await app.tap('#wechat-login')
    await app.tap('#bind-later')
  } else {
    await app.fill('#phone', phone)
    await app.tap('#send-code')
    const sms = await until('the code is on the phone', () => stage.sandbox.control.sms(phone)[0])
    await app.fill('#code', sms.code!)
    await app.tap('#submit')
  }
  for (const document of ['service-terms', 'privacy-notice', 'medical-data']) await app.tap(`#agree-${document}`)
  await app.tap('#accept')
  await app.waitFor(async () => (await app.path()) !== 'pages/consent/index')
  return phone
}

export async function addPatient(app: AppDriver, name: string, phone = aPhone()) {
  await app.open('/pages/patient-edit/index')
  await app.tap('#relation-self')
  await app.fill('#name', name)
  await app.fill('#number', anIdNumber())
  await app.fill('#phone', phone)
  await app.tap('#consent')
  await app.tap('#submit')
  await app.waitFor(async () => (await app.path()) !== 'pages/patient-edit/index')
}

export type Choice = { departmentId: string; parentId: string; on: string; scheduleId: string; periodNo: number }

/** A clinic of a named doctor on the first campus, from tomorrow on, with a number left. `skip`: those taken by an earlier test. */
export async function aChoice(api: Api, skip: Set<string>): Promise<Choice> {
  const { items: hospitals } = done(await api.GET('/api/hospitals'))
  const { items } = done(
    await api.GET('/api/campuses/{id}/departments', { params: { path: { id: hospitals[0]!.campuses[0]!.id } } }),
  )
  for (const d of items.filter((x) => x.bookable && x.parentId)) {
    const a = done(await api.GET('/api/departments/{id}/availability', { params: { path: { id: d.id } } }))
    const s = a.schedules.find(
      (x) =>
        x.practitionerId && x.feeFen > 0 && x.state === 'available' && x.on > a.days[0]!.on && !skip.has(x.scheduleId),
    )
    if (!s) continue
    const { periods } = done(await api.GET('/api/schedules/{id}/periods', { params: { path: { id: s.scheduleId } } }))
    const p = periods.find((x) => x.state === 'available')
    if (!p) continue
    skip.add(s.scheduleId)
    return { departmentId: d.id, parentId: d.parentId!, on: s.on, scheduleId: s.scheduleId, periodNo: p.periodNo }
  }
  throw new Error('no free clinic in the demo hospital')
}

/** From the home page to the confirm page, tap by tap. `shot` takes a picture of each page when it stands. */
export async function chooseNumber(
  app: AppDriver,
  choice: Choice,
  shot: (page: string) => Promise<void> = async () => {},
) {
  await app.open('/pages/home/index')
  await app.waitFor('#go-book')
  await shot('home')
  await app.tap('#go-book')
  await app.tap(`#large-${choice.parentId}`)
  await app.waitFor(`#dept-${choice.departmentId}`)
  await shot('departments')
  await app.tap(`#dept-${choice.departmentId}`)
  await app.tap(`#days-${choice.on}`)
  await app.waitFor(`#session-${choice.scheduleId}`)
  await shot('doctors')
  await app.tap(`#session-${choice.scheduleId}`)
  await app.waitFor(`#period-${choice.periodNo}`)
  await shot('periods')
  await app.tap(`#period-${choice.periodNo}`)
  await app.waitFor('#submit')
  await shot('confirm')
}
