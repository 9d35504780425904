/** Markup that is safe to send: made only by `html`, which escapes everything put into it that is not markup itself. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Markup | Markup[] | string | number | undefined | false

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.map((text, i) => text + show(parts[i])).join(''))

function show(part: Part): string {
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map(show).join('')
  return part === undefined || part === false ? '' : String(part).replace(/[&<>"']/g, (c) => escapes[c] ?? c)
}

export const page = (want: { title: string; body: Markup; script?: string }): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${want.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/phone/assets/phone.css">
${want.script ? html`<script src="${want.script}" defer></script>` : undefined}
</head>
<body>${want.body}</body>
</html>`.text

export const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`

/** `11-22 13:05:09`, China. */
export const clock = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(5, 19).replace('T', ' ')
