// The phone's hands: redraws the feed whenever something happened, and passes on what the person does.
const feed = document.getElementById('feed')
const toast = document.getElementById('toast')
const openid = feed.dataset.openid

const heard = { ok: '已付款', cancel: '已取消', fail: '已付款，但页面没有得到消息' }

let toastTimer
function say(sentence) {
  toast.textContent = sentence
  clearTimeout(toastTimer)
  toastTimer = setTimeout(() => {
    toast.textContent = ''
  }, 6000)
}

async function call(method, path, body) {
  const options = body
    ? { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : { method }
  const answer = await fetch(path, options)
  const said = answer.status === 204 ? {} : await answer.json()
  if (!answer.ok) throw new Error(said.message ?? `HTTP ${answer.status}`)
  return said
}

/** Does it and says how it went; a refusal is said in its own words. */
async function deed(work) {
  try {
    say(await work())
  } catch (error) {
    say(error.message)
  }
}

const newest = () => feed.querySelector('[data-newest]')?.dataset.newest

async function redraw() {
  const before = newest()
  const focused = document.activeElement?.dataset?.order && { ...document.activeElement.dataset }
  const answer = await fetch(`/phone/${openid}/feed`)
  if (!answer.ok) return
  feed.innerHTML = await answer.text()
  if (focused) feed.querySelector(`[data-order="${focused.order}"][data-pay="${focused.pay}"]`)?.focus()
  if (newest() && newest() !== before) say('收到一条新消息')
}

feed.addEventListener('click', (event) => {
  const button = event.target.closest('button')
  if (!button) return
  const { pay, order, resend } = button.dataset
  if (pay)
    deed(async () => heard[(await call('POST', '/control/pay', { outTradeNo: order, action: pay, openid })).result])
  if (resend)
    deed(async () => `医院回答 HTTP ${(await call('POST', `/control/notifications/${resend}/resend`)).status}`)
  if ('clearFaults' in button.dataset) deed(async () => (await call('DELETE', '/control/faults')) && '已全部取消')
})

const forms = {
  scan: async ({ codeUrl }) => heard[(await call('POST', '/control/pay', { codeUrl, openid })).result],
  consent: async ({ templateId, count }) => {
    const { open } = await call('POST', '/control/consent', { openid, templateId, count: Number(count) })
    return `已同意，还可以收 ${open} 条`
  },
  fault: async ({ target, mode, times }) => {
    await call('POST', '/control/faults', { target, mode, times: Number(times) })
    return '已安排'
  },
}

for (const form of document.querySelectorAll('form[data-form]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    deed(() => forms[form.dataset.form](Object.fromEntries(new FormData(form))))
  })
}

// One redraw at a time, and one more when something happened meanwhile.
let drawing = false
let again = false
async function changed() {
  if (drawing) {
    again = true
    return
  }
  drawing = true
  await redraw().catch(() => undefined)
  drawing = false
  if (again) {
    again = false
    changed()
  }
}

const events = new EventSource('/phone/events')
events.addEventListener('changed', changed)
events.addEventListener('open', changed)
