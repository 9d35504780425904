export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }

/** The plain text of a hospital page as blocks: "## " begins a heading, "- " a list item, an empty line ends a paragraph. Never HTML. */
export function blocksOf(body: string): Block[] {
  const out: Block[] = []
  let open = false
  for (const line of body.split(/\r?\n/).map((l) => l.trim())) {
    const last = out.at(-1)
    if (line === '') open = false
    else if (line.startsWith('## ')) {
      out.push({ kind: 'heading', text: line.slice(3).trim() })
      open = false
    } else if (line.startsWith('- ')) {
      const item = line.slice(2).trim()
      if (open && last?.kind === 'list') last.items.push(item)
      else out.push({ kind: 'list', items: [item] })
      open = true
    } else if (open && last?.kind === 'paragraph') last.text += `\n${line}`
    else {
      out.push({ kind: 'paragraph', text: line })
      open = true
    }
  }
  return out
}
