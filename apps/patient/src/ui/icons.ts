/** One family, drawn for this app: 24 × 24, stroke 1.8, round ends, no fill. A path per icon. */
const round = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z'
export const icons = {
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  visit: 'M9 5H6v16h12V5h-3M9 3h6v4H9zM12 11v6M9 14h6',
  message: 'M4 5h16v12H9l-5 4zM8 9.5h8M8 13h5',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.8-4 4-6 8-6s7.2 2 8 6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L21 21',
  calendar: 'M4 6h16v15H4zM4 10.5h16M8 3v5M16 3v5',
  clock: `${round}M12 7v5l3.5 2`,
  location: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  phone: 'M6 3h3.5L11 8 8.7 9.6a12 12 0 0 0 5.7 5.7L16 13l5 1.5V18a3 3 0 0 1-3 3C10.3 21 3 13.7 3 6a3 3 0 0 1 3-3z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM20 14v2M14 20h2M18 18h2v2',
  pay: `${round}M9 7l3 4.5L15 7M12 11.5V17M9 12.5h6M9 15h6`,
  report: 'M6 3h9l4 4v14H6zM14 3v5h5M9.5 17.5V15M12.5 17.5V12M15.5 17.5V14',
  queue: 'M4 6h10M4 12h8M4 18h6M18 5v14M15 16l3 3 3-3',
  chat: 'M3 4h12v9H8l-5 3.5zM18 9h3v11l-4-3h-7v-1',
  map: 'M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14',
  price: 'M3 12V4h8l10 10-8 8zM7.5 8.5h.01',
  shield: 'M12 3l8 3v6c0 5-3.5 8-8 9.5C7.5 20 4 17 4 12V6zM8.5 12l2.5 2.5 4.5-5',
  'user-plus': 'M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 21c.8-4 3.3-6 7-6 1.5 0 2.8.3 4 1M18 14v6M15 17h6',
  edit: 'M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4',
  trash: 'M4 6h16M9 6V3h6v3M6 6l1 15h10l1-15M10 10v7M14 10v7',
  alert: 'M12 3.5L22 21H2zM12 10v5M12 18h.01',
  info: `${round}M12 11v6M12 7.5h.01`,
  check: 'M4 12.5l5.5 5.5L20 6.5',
  close: 'M5 5l14 14M19 5L5 19',
  back: 'M15 4l-8 8 8 8',
  chevron: 'M9 4l8 8-8 8',
  switch: 'M4 8h15l-4-4M20 16H5l4 4',
  globe: `${round}M3 12h18M12 3c2.5 3 3.5 6 3.5 9s-1 6-3.5 9c-2.5-3-3.5-6-3.5-9s1-6 3.5-9z`,
  elder: 'M11 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM10 21.5l1-6-3-2 1-5h3l2 4 3 1M13.8 21.5L12.5 16M18.5 12v9.5',
  bell: 'M6 17v-6a6 6 0 0 1 12 0v6l2 2H4zM10 22h4',
  'id-card':
    'M3 5h18v14H3zM8.5 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.5 16c.5-1.5 1.5-2.3 3-2.3s2.5.8 3 2.3M14.5 10h4M14.5 14h4',
  triage: 'M6 3v6a4 4 0 0 0 8 0V3M10 13v3a5 5 0 0 0 10 0v-2M20 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  offline: 'M3 3l18 18M5 12a10 10 0 0 1 4-2.3M19 12a10 10 0 0 0-5-2.8M8.5 15.5a5 5 0 0 1 7 0M12 19h.01',
  sound: 'M4 10v4h4l5 4V6l-5 4zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
} as const

export type IconName = keyof typeof icons

const made: Record<string, string> = {}

/** No semicolon and no quote in it, so it can stand in an inline style on both targets. */
export function iconUri(name: IconName, color: string): string {
  const key = name + color
  made[key] ??= `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${color}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${icons[name]}"/></svg>`,
  )}`
  return made[key]
}
