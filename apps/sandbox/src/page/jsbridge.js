// What WeChat puts into its own browser, for any browser: a WeixinJSBridge whose payment sheet belongs to the sandbox.
// Include it in demo mode only. It draws with the DOM and CSSOM, so a page's style policy does not stop it.
;(() => {
  const origin = new URL(document.currentScript.src).origin

  const make = (tag, style, more = {}) => {
    const element = Object.assign(document.createElement(tag), more)
    Object.assign(element.style, style)
    return element
  }

  async function call(path, body) {
    const answer = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said = await answer.json()
    if (!answer.ok) throw new Error(said.message)
    return said
  }

  const font = '16px/1.5 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'
  const looks = {
    cover: {
      position: 'fixed',
      inset: '0',
      zIndex: '2147483000',
      background: 'rgba(0,0,0,.5)',
      display: 'flex',
      alignItems: 'flex-end',
      justifyContent: 'center',
    },
    sheet: {
      width: '100%',
      maxWidth: '480px',
      boxSizing: 'border-box',
      padding: '24px',
      background: '#fff',
      color: '#1d2b2f',
      borderRadius: '12px 12px 0 0',
      font,
      textAlign: 'center',
    },
    quiet: { margin: '4px 0', color: '#5a6a6e', fontSize: '14px' },
    amount: { margin: '8px 0', fontSize: '36px', fontWeight: '600', fontVariantNumeric: 'tabular-nums' },
    button: {
      display: 'block',
      width: '100%',
      minHeight: '48px',
      marginTop: '8px',
      border: '1px solid #dde5e6',
      borderRadius: '8px',
      background: '#fff',
      color: '#1d2b2f',
      font,
      cursor: 'pointer',
    },
    main: { background: '#0b6b6d', borderColor: '#0b6b6d', color: '#fff' },
    error: { margin: '8px 0 0', minHeight: '24px', color: '#b3261e' },
  }

  /** Draws the sheet; resolves with what the page shall hear. */
  function showSheet(order) {
    return new Promise((resolve) => {
      const before = document.activeElement
      const cover = make('div', looks.cover, { id: 'sandbox-pay-sheet' })
      const sheet = make('div', looks.sheet)
      sheet.setAttribute('role', 'dialog')
      sheet.setAttribute('aria-modal', 'true')
      sheet.setAttribute('aria-labelledby', 'sandbox-pay-title')
      const error = make('p', looks.error)
      error.setAttribute('role', 'alert')

      const close = (message) => {
        cover.remove()
        document.removeEventListener('keydown', keys, true)
        before?.focus?.()
        resolve(message)
      }
      const act = async (action) => {
        for (const button of buttons) button.disabled = true
        try {
          close((await call(`/sandbox/pay-sheet/${order.sheetId}`, { action })).err_msg)
        } catch (failure) {
          error.textContent = failure.message
          for (const button of buttons) button.disabled = false
          buttons[1].focus()
        }
      }
      const button = (id, label, style, work) => {
        const made = make('button', { ...looks.button, ...style }, { id, type: 'button', textContent: label })
        made.addEventListener('click', work)
        return made
      }
      const buttons = [
        button('sandbox-pay', '确认付款', looks.main, () => act('pay')),
        button('sandbox-cancel', '取消', {}, () => close('get_brand_wcpay_request:cancel')),
        button('sandbox-lose', '付款后断网', {}, () => act('lose')),
      ]
      // Focus stays inside: Tab goes round, Escape cancels.
      function keys(event) {
        if (event.key === 'Escape') {
          event.preventDefault()
          close('get_brand_wcpay_request:cancel')
        } else if (event.key === 'Tab') {
          const open = buttons.filter((one) => !one.disabled)
          const at = open.indexOf(document.activeElement)
          event.preventDefault()
          open.at((at + (event.shiftKey ? -1 : 1)) % open.length)?.focus()
        }
      }

      sheet.append(
        make('p', looks.quiet, { id: 'sandbox-pay-title', textContent: `向 ${order.payee} 付款（模拟环境）` }),
        make('p', looks.amount, { textContent: `¥${(order.amountFen / 100).toFixed(2)}` }),
        make('p', looks.quiet, { textContent: order.description }),
        error,
        ...buttons,
      )
      cover.append(sheet)
      document.body.append(cover)
      document.addEventListener('keydown', keys, true)
      buttons[0].focus()
    })
  }

  const deeds = {
    async getBrandWCPayRequest(params) {
      try {
        return { err_msg: await showSheet(await call('/sandbox/pay-sheet', params)) }
      } catch (failure) {
        return { err_msg: 'get_brand_wcpay_request:fail', err_desc: failure.message }
      }
    },
  }

  window.WeixinJSBridge = {
    invoke(name, params, callback = () => {}) {
      const deed = deeds[name]
      if (!deed) return callback({ err_msg: `${name}:fail`, err_desc: 'the sandbox has no such deed' })
      deed(params).then(callback)
    },
    on() {},
    call() {},
  }
  document.dispatchEvent(new Event('WeixinJSBridgeReady'))
})()
