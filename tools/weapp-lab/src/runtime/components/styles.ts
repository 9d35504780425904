/** Near WeChat's defaults, as far as they decide a layout; exact ones are its base library's and not public. */
export const builtinCss = (tags: string[]): string => `
* { box-sizing: content-box }
html, body { margin: 0; height: 100% }
${tags
  .filter((t) => t !== 'text')
  .map((t) => `wx-${t}`)
  .join(', ')}, wx-page, wx-pageroot { display: block }
wx-text { display: inline; white-space: pre-line }
wx-page { position: absolute; inset: 44px 0 0; overflow: hidden; transform: translateZ(0); font: 16px/1.4 sans-serif }
wx-page.tab { bottom: 50px }
wx-page[hidden] { display: none }
.wx-scroller { position: absolute; inset: 0; overflow: auto }
wx-image { width: 320px; height: 240px; overflow: hidden; display: inline-block }
wx-image img { width: 100%; height: 100%; display: block }
wx-button { text-align: center; padding: 0 14px; line-height: 2.55; border-radius: 5px; background: #f8f8f8; font-size: 18px }
wx-input, wx-textarea { overflow: hidden }
wx-input input, wx-textarea textarea { width: 100%; height: 100%; border: 0; padding: 0; font: inherit; color: inherit; background: none; outline: 0 }
wx-swiper { height: 150px }
wx-swiper-item { flex: 0 0 100%; scroll-snap-align: start }
wx-block, wx-root-portal { display: contents }
wx-switch, wx-checkbox, wx-radio, wx-icon { display: inline-block }
wx-canvas { width: 300px; height: 150px }
#lab-nav { position: fixed; top: 0; left: 0; right: 0; height: 44px; display: flex; align-items: center; justify-content: center; z-index: 9; font: 17px sans-serif }
#lab-nav button { position: absolute; left: 8px }
#lab-tabs { position: fixed; bottom: 0; left: 0; right: 0; height: 50px; display: flex; z-index: 9; background: #fff; border-top: 1px solid #ddd }
#lab-tabs a { flex: 1; text-align: center; font: 10px sans-serif; padding-top: 4px }
#lab-tabs img { width: 26px; display: block; margin: 0 auto }
#lab-dialog { position: fixed; left: 10%; right: 10%; top: 35%; background: #fff; color: #000; z-index: 99; border: 1px solid #999; border-radius: 8px; padding: 16px; font: 16px sans-serif }
#lab-dialog[hidden], #lab-tabs[hidden], #lab-nav[hidden], #lab-nav button[hidden] { display: none }
#lab-dialog button { margin: 4px }
`
