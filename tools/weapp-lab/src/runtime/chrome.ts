import { appJson, packed } from './lab.ts'

/** What WeChat draws around a page: title bar, tab bar, and the dialogs of wx.showModal and friends. */
const byId = (id: string): HTMLElement => {
  const e = document.getElementById(id)
  if (!e) throw new Error(`#${id} is missing`)
  return e
}

export const tabs = appJson.tabBar?.list ?? []
export const isTab = (path: string): boolean => tabs.some((t) => t.pagePath === path)

export function drawFrame(on: { back(): void; tab(path: string): void }): void {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div id="lab-nav"><button aria-label="返回" hidden>‹</button><span></span></div><div id="lab-tabs" hidden></div><div id="lab-dialog" role="dialog" hidden></div>',
  )
  const back = byId('lab-nav').querySelector('button')
  if (back) back.onclick = () => on.back()
  byId('lab-tabs').onclick = (e) => {
    const tab = tabs[Number((e.target as Element).closest('a')?.dataset['i'] ?? -1)]
    if (tab) on.tab(tab.pagePath)
  }
}

export function refreshFrame(page: { path: string; title: string }, depth: number): void {
  const look = { ...appJson.window, ...packed.json[page.path] }
  const nav = byId('lab-nav')
  nav.style.background = look.navigationBarBackgroundColor ?? '#000'
  nav.style.color = look.navigationBarTextStyle === 'black' ? '#000' : '#fff'
  const title = nav.querySelector('span')
  if (title) title.textContent = page.title
  nav.querySelector('button')?.toggleAttribute('hidden', depth < 2)
  nav.hidden = look.navigationStyle === 'custom'
  const bar = byId('lab-tabs')
  bar.hidden = !isTab(page.path)
  bar.replaceChildren(
    ...tabs.map((t, i) => {
      const on = t.pagePath === page.path
      const a = document.createElement('a')
      a.dataset['i'] = String(i)
      a.style.color = (on ? appJson.tabBar?.selectedColor : appJson.tabBar?.color) ?? ''
      const icon = on ? t.selectedIconPath : t.iconPath
      if (icon) {
        const img = document.createElement('img')
        img.src = `/${icon}`
        a.append(img)
      }
      a.append(t.text)
      return a
    }),
  )
}

export interface DialogButton {
  value: string
  text: string
}

/** One dialog at a time, as on a phone. Content is text or ready-made elements, never HTML from the app. */
export function openDialog(
  content: (string | Element)[],
  buttons: DialogButton[],
  done: (value: string, dialog: HTMLElement) => void,
): void {
  const dialog = byId('lab-dialog')
  dialog.replaceChildren(
    ...content.map((c) => {
      if (typeof c !== 'string') return c
      const p = document.createElement('p')
      p.textContent = c
      return p
    }),
    ...buttons.map((b) => {
      const button = document.createElement('button')
      button.dataset['v'] = b.value
      button.textContent = b.text
      return button
    }),
  )
  dialog.hidden = false
  dialog.onclick = (e) => {
    const button = (e.target as Element).closest('button')
    if (!button) return
    dialog.hidden = true
    done(button.dataset['v'] ?? '', dialog)
  }
}
