import { newId, PartnerError } from '@jiuyi/kernel'
import { type Db, sql } from '@jiuyi/platform'
import { testClock, testKeys } from '@jiuyi/testkit'
import type { TemplateName } from '../contract.ts'
import type { Needs } from '../deps.ts'
import notification from '../module.ts'

export const words = {
  reason: '医生临时出差',
  until: '2026-03-01 18:00',
  hospital: '市一医院',
  department: '心血管内科',
  doctor: '王明',
  day: '2026-03-03',
  time: '08:00–08:30',
  serial: '12',
  patient: '李*红',
  place: '3 层',
  amount: '15.00',
  minutes: '15',
}
const away = (partner: string, code = 'unavailable', retryable = true) => new PartnerError(partner, code, retryable)

/** A provider that remembers what it sent and can be told to fail. The same key is one SMS, as with the real ones. */
function fakeSms() {
  const sent: { phone: string; template: string; params: Record<string, string>; key: string }[] = []
  const faults: { error: Error; after: boolean }[] = []
  let down = false
  return {
    sent,
    port: {
      send: async (want: (typeof sent)[number]) => {
        if (down) throw away('sms')
        const fault = faults.shift()
        if (fault && !fault.after) throw fault.error
        if (!sent.some((s) => s.key === want.key)) sent.push(want)
        if (fault) throw fault.error
        return { receiptId: `r-${want.key}` }
      },
    },
    goDown: (is = true) => {
      down = is
    },
    misbehave: (code: string, retryable: boolean, after = false) =>
      void faults.push({ error: away('sms', code, retryable), after }),
  }
}

/** WeChat counts consents too: sending without one is refused. */
function fakeSubscribe() {
  const sent: { openid: string; templateId: string; page: string; fields: Record<string, string> }[] = []
  const consents = new Map<string, number>()
  const faults: Error[] = []
  return {
    sent,
    port: {
      send: async (want: (typeof sent)[number]) => {
        const fault = faults.shift()
        if (fault) throw fault
        const key = `${want.openid} ${want.templateId}`
        const left = consents.get(key) ?? 0
        if (left < 1) throw away('wechat', 'no_consent', false)
        consents.set(key, left - 1)
        sent.push(want)
      },
    },
    allow: (openid: string, templateId: string, count = 1) =>
      void consents.set(`${openid} ${templateId}`, (consents.get(`${openid} ${templateId}`) ?? 0) + count),
    misbehave: (code: string, retryable: boolean) => void faults.push(away('wechat', code, retryable)),
  }
}

export async function house(db: Db) {
  const clock = testClock('2026-03-02T10:00:00+08:00')
  const sms = fakeSms()
  const wechat = fakeSubscribe()
  const contacts = new Map<string, { phone?: string; miniProgramOpenid?: string }>()
  const needs: Needs = {
    sms: sms.port,
    subscribe: wechat.port,
    identity: { contact: async ({ accountId }) => ({ ...contacts.get(accountId), language: 'zh-CN', elder: false }) },
    render: (template, params, language) => ({
      title: `${template}.${language}`,
      body: Object.values(params).join(' '),
      sms: { patient: params['patient'] ?? '' },
      subscribe: { fields: { thing1: params['patient'] ?? '' }, page: 'pages/messages/index' },
    }),
    subscribeTemplateIds: { number_booked: 'tpl-booked', number_cancelled: 'tpl-cancelled' },
    timeZone: 'Asia/Shanghai',
  }
  const wired = notification.create({ db, clock, keys: testKeys() }, needs)
  const n = { db, clock, keys: testKeys(), ...needs }

  /** An account that can be reached both ways. */
  const anAccount = (over: { phone?: string | undefined; openid?: string | undefined } = {}) => {
    const accountId = newId()
    const { phone = '13812345678', openid = `openid-${accountId}` } = over
    contacts.set(accountId, {
      ...('phone' in over && !over.phone ? {} : { phone }),
      ...('openid' in over && !over.openid ? {} : { miniProgramOpenid: openid }),
    })
    return { accountId, openid }
  }
  const tell = (
    accountIds: string[],
    over: { key?: string; template?: TemplateName; concernsAt?: string; hospitalId?: string } = {},
  ) =>
    wired.facade.tell({
      key: `test:${newId()}`,
      template: 'number_booked',
      params: words,
      accountIds,
      link: 'appointment:1',
      ...over,
    })
  const deliveries = (accountId: string) =>
    db.rows<{
      id: string
      channel: string
      state: string
      attempts: number
      lastError: string | null
      phoneTail: string | null
      nextAt: Date
    }>(sql`
      select id, channel, state, attempts, last_error as "lastError", phone_tail as "phoneTail", next_at as "nextAt"
        from notification.delivery where account_id = ${accountId} order by channel desc, id`)
  const states = async (accountId: string) =>
    (await deliveries(accountId)).map((d) => `${d.channel} ${d.state}${d.lastError ? ` ${d.lastError}` : ''}`)
  const deliver = (deliveryId: string) => wired.tasks!['notification.deliver']!({ deliveryId } as never)
  /** Runs what waits, as the worker would, until nothing new waits; what throws stays. */
  const runJobs = async (accountId: string) => {
    for (let round = 0; round < 3; round++)
      for (const d of await deliveries(accountId)) if (d.state === 'waiting') await deliver(d.id).catch(() => {})
  }
  const credits = async (accountId: string, templateId = 'tpl-booked') =>
    (
      await db.maybeOne<{ credits: number }>(
        sql`select credits from notification.subscribe_credit where account_id = ${accountId} and template_id = ${templateId}`,
      )
    )?.credits ?? 0
  return {
    n,
    clock,
    sms,
    wechat,
    wired,
    facade: wired.facade,
    anAccount,
    tell,
    deliveries,
    states,
    deliver,
    runJobs,
    credits,
  }
}
