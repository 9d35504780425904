import { faultModes } from '../faults.ts'
import type { User } from '../state.ts'
import type { World } from '../world.ts'
import { feed } from './feed.ts'
import { html, type Markup, page } from './html.ts'

/** Faults that people play with most; any other name can be typed. */
const targets = [
  'notify.payment',
  'notify.refund',
  'pay.prepay',
  'pay.query',
  'pay.close',
  'pay.refund',
  'pay',
  'sms',
  'wechat.login',
  'wechat.subscribe',
  'wechat',
]

const modeWords: Record<(typeof faultModes)[number], string> = {
  duplicate: '重复一次',
  slow: '做完了，很久才回答',
  error: '回答系统错误',
  delay: '迟到',
  drop: '丢失',
  reorder: '被后一条赶超',
  bad_signature: '签名不对',
  stale: '时间戳过旧',
  wrong_amount: '金额多一分',
  down: '连接断开',
  abnormal: '退款异常',
}

/** 模拟手机: one person's phone. */
export function phonePage(world: World, user: User): string {
  const body = html`
    <header class="top">
      <div class="face" aria-hidden="true">${user.name.slice(0, 1)}</div>
      <div><h1>${user.name}的手机</h1><p class="quiet">${user.phone} · 模拟环境，不是真的微信</p></div>
    </header>
    <nav aria-label="换一个人"><ul class="people">${world.state.users.map(
      (other) =>
        html`<li><a href="/phone/${other.miniOpenid}"${other === user ? html` aria-current="page"` : undefined}>${other.name}</a></li>`,
    )}</ul></nav>
    <p id="toast" role="status" aria-live="polite"></p>
    <main>
      <div id="feed" data-openid="${user.miniOpenid}">${feed(world, user)}</div>
      ${tools()}
    </main>`
  return page({ title: `${user.name}的手机 · 模拟环境`, body, script: '/phone/assets/phone.js' })
}

const tools = (): Markup => html`<section aria-labelledby="tools-title">
  <h2 id="tools-title">试一试</h2>
  <details class="card"><summary>粘贴二维码链接付款</summary>
    <form data-form="scan">
      <label>二维码内容<input name="codeUrl" required placeholder="weixin://wxpay/bizpayurl?pr=…" autocomplete="off"></label>
      <button class="main">付款</button>
    </form>
  </details>
  <details class="card"><summary>同意接收订阅消息</summary>
    <form data-form="consent">
      <label>模板编号<input name="templateId" required autocomplete="off"></label>
      <label>次数<input name="count" type="number" min="1" max="20" value="1"></label>
      <button class="main">同意</button>
    </form>
  </details>
  <details class="card"><summary>安排一次差错</summary>
    <form data-form="fault">
      <label>哪里<input name="target" list="targets" value="notify.payment" required autocomplete="off"></label>
      <datalist id="targets">${targets.map((target) => html`<option value="${target}"></option>`)}</datalist>
      <label>怎样<select name="mode">${faultModes.map((mode) => html`<option value="${mode}">${modeWords[mode]}（${mode}）</option>`)}</select></label>
      <label>几次<input name="times" type="number" min="1" max="100" value="1"></label>
      <button class="main">安排</button>
    </form>
  </details>
</section>`

/** 网页授权: who is it, and may the page know. */
export function consentPage(world: World, want: { redirectUri: string; state: string }, chosen: User): string {
  const body = html`<main class="narrow">
    <h1>${world.hospital} 申请使用你的微信身份</h1>
    <p class="quiet">模拟环境的网页授权。选择以谁的身份进入。</p>
    <form method="get" action="/sandbox/oauth">
      <input type="hidden" name="redirect_uri" value="${want.redirectUri}">
      <input type="hidden" name="state" value="${want.state}">
      <fieldset class="card"><legend class="quiet">微信用户</legend>${world.state.users.map(
        (user, i) =>
          html`<label class="choice"><input type="radio" id="sandbox-user-${i + 1}" name="openid" value="${user.miniOpenid}"${
            user === chosen ? html` checked` : undefined
          }> ${user.name}<span class="quiet"> ${user.phone}</span></label>`,
      )}</fieldset>
      <p class="deeds">
        <button class="main" id="sandbox-allow" name="answer" value="allow">同意</button>
        <button id="sandbox-deny" name="answer" value="deny">拒绝</button>
      </p>
    </form>
  </main>`
  return page({ title: '网页授权 · 模拟环境', body })
}

export function complaintPage(sentence: string): string {
  return page({
    title: '出错了 · 模拟环境',
    body: html`<main class="narrow"><h1>无法继续</h1><p class="card">${sentence}</p></main>`,
  })
}
