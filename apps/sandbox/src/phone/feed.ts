import { stateOf } from '../pay/orders.ts'
import { refundsOf } from '../pay/refunds.ts'
import type { Order, User } from '../state.ts'
import type { World } from '../world.ts'
import { clock, html, type Markup, yuan } from './html.ts'

const SHOWN = 30

/** The live part of a phone: what waits to be paid, what came in, what was paid. Drawn anew at every change. */
export function feed(world: World, user: User): Markup {
  return html`
    ${waiting(world, user)}
    ${inbox(world, user)}
    ${scanning(world)}
    ${paid(world, user)}
    ${backstage(world)}`
}

const ordersOf = (world: World, user: User, states: Order['state'][]): Order[] =>
  Object.values(world.state.orders)
    .filter((order) => order.openid === user.miniOpenid || order.openid === user.officialOpenid)
    .filter((order) => states.includes(stateOf(world, order)))
    .reverse()
    .slice(0, SHOWN)

function waiting(world: World, user: User): Markup | undefined {
  const orders = ordersOf(world, user, ['NOTPAY'])
  if (orders.length === 0) return undefined
  return html`<section aria-labelledby="waiting-title">
    <h2 id="waiting-title">等待付款</h2>
    ${orders.map((order) => sheet(world, order))}
  </section>`
}

function sheet(world: World, order: Order): Markup {
  return html`<article class="card sheet">
    <p class="quiet">${world.hospital}</p>
    <p class="amount">${yuan(order.totalFen)}</p>
    <p>${order.description}</p>
    <p class="quiet">${order.outTradeNo} · ${clock(order.expiresAt)} 前有效</p>
    ${deeds(order, [
      ['pay', '付款', 'main'],
      ['cancel', '取消', ''],
      ['lose', '付款后断网', ''],
      ['twice', '付款，通知两次', ''],
    ])}
  </article>`
}

const deeds = (order: Order, list: [action: string, label: string, look: string][]): Markup =>
  html`<p class="deeds">${list.map(
    ([action, label, look]) =>
      html`<button type="button" class="${look}" data-pay="${action}" data-order="${order.outTradeNo}">${label}</button>`,
  )}</p>`

type Received = { id: string; at: string; card: Markup }

function inbox(world: World, user: User): Markup {
  const { users, sms, messages } = world.state
  // A number that belongs to nobody here is one somebody typed while trying things out: it is shown on every phone.
  const others = new Set(users.filter((other) => other !== user).map((other) => other.phone))
  const received: Received[] = [
    ...sms.filter((one) => !others.has(one.phone)).map((one) => ({ id: one.id, at: one.at, card: smsCard(one) })),
    ...messages
      .filter((one) => one.openid === user.miniOpenid)
      .map((one) => ({ id: one.id, at: one.at, card: messageCard(one) })),
  ]
  const newest = received.sort((a, b) => b.at.localeCompare(a.at)).slice(0, SHOWN)
  return html`<section aria-labelledby="inbox-title" data-newest="${newest[0]?.id ?? ''}">
    <h2 id="inbox-title">收到的消息</h2>
    ${newest.length > 0 ? newest.map((one) => one.card) : html`<p class="card quiet">还没有消息。验证码和就诊提醒会出现在这里。</p>`}
  </section>`
}

const smsCard = (sms: World['state']['sms'][number]): Markup => html`<article class="card">
  <p class="head"><span class="tag">短信</span><span class="quiet">${sms.phone} · ${clock(sms.at)}</span></p>
  <p>${sms.text}</p>
  ${sms.code ? html`<p class="code" aria-label="验证码 ${sms.code.split('').join(' ')}">${sms.code}</p>` : undefined}
</article>`

const messageCard = (message: World['state']['messages'][number]): Markup => html`<article class="card">
  <p class="head"><span class="tag">订阅消息</span><span class="quiet">${clock(message.at)}</span></p>
  <dl>${Object.entries(message.fields).map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>
  <p class="quiet">${message.templateId}${message.page ? html` · 打开 ${message.page}` : undefined}</p>
</article>`

function scanning(world: World): Markup {
  const open = Object.values(world.state.orders).filter((order) => order.codeUrl && stateOf(world, order) === 'NOTPAY')
  return html`<section aria-labelledby="scan-title">
    <h2 id="scan-title">扫码付款</h2>
    ${open.length === 0 ? html`<p class="card quiet">收费窗口没有待付的二维码。</p>` : undefined}
    ${open
      .reverse()
      .slice(0, SHOWN)
      .map(
        (order) => html`<article class="card">
      <p><strong>${yuan(order.totalFen)}</strong> ${order.description}</p>
      <p class="quiet">${order.codeUrl}</p>
      ${deeds(order, [
        ['pay', '扫码并付款', 'main'],
        ['lose', '付款后断网', ''],
      ])}
    </article>`,
      )}
  </section>`
}

function paid(world: World, user: User): Markup | undefined {
  const orders = ordersOf(world, user, ['SUCCESS', 'REFUND'])
  if (orders.length === 0) return undefined
  const words = { PROCESSING: '退款中', SUCCESS: '已退款', ABNORMAL: '退款异常' }
  return html`<section aria-labelledby="paid-title">
    <h2 id="paid-title">付过的款</h2>
    ${orders.map(
      (order) => html`<article class="card">
      <p class="head"><span><strong>${yuan(order.totalFen)}</strong> ${order.description}</span><span class="quiet">${clock(order.paidAt ?? order.createdAt)}</span></p>
      ${refundsOf(world, order.outTradeNo).map((refund) => html`<p>${words[refund.status]} ${yuan(refund.refundFen)}</p>`)}
      ${deeds(order, [['pay', '再付一次', '']])}
    </article>`,
    )}
  </section>`
}

const attemptsOf = (n: World['state']['notifications'][number]): string => {
  if (n.attempts === 0) return '（还没有发出）'
  return `（第 ${n.attempts} 次，${n.lastStatus ? `HTTP ${n.lastStatus}` : '无人应答'}）`
}

function backstage(world: World): Markup {
  const faults = world.faults.list()
  const told = world.state.notifications.slice(-8).reverse()
  const words = { waiting: '未送达', delivered: '已送达', given_up: '已放弃' }
  return html`<section aria-labelledby="backstage-title">
    <h2 id="backstage-title">后台</h2>
    <div class="card">
      <h3>已安排的差错</h3>
      ${faults.length === 0 ? html`<p class="quiet">没有。一切正常。</p>` : html`<ul>${faults.map((f) => html`<li>${f.target} · ${f.mode} · 还有 ${f.times} 次</li>`)}</ul>`}
      ${faults.length > 0 && html`<p class="deeds"><button type="button" data-clear-faults>全部取消</button></p>`}
      <h3>发给医院的支付通知</h3>
      ${told.length === 0 ? html`<p class="quiet">还没有。</p>` : undefined}
      <ul>${told.map(
        (n) => html`<li>${clock(n.createdAt)} ${n.summary} · ${words[n.state]}${attemptsOf(n)}
        <button type="button" class="small" data-resend="${n.id}">再发一次</button></li>`,
      )}</ul>
    </div>
  </section>`
}
