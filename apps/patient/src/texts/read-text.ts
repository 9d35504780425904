export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'paragraph'; text: string }

/** The little markup our texts have: "## " is a heading, "- " an item of a list, anything else a paragraph. */
export function readText(body: string): Block[] {
  const blocks: Block[] = []
  for (const raw of body.split(/\r?\n/)) {
    const line = raw.trim()
    if (line === '') continue
    const item = /^- +(.*)$/.exec(line)
    const heading = /^#{1,6} +(.*)$/.exec(line)
    const last = blocks[blocks.length - 1]
    if (heading) blocks.push({ kind: 'heading', text: heading[1] ?? '' })
    else if (!item) blocks.push({ kind: 'paragraph', text: line })
    else if (last?.kind === 'list') last.items.push(item[1] ?? '')
    else blocks.push({ kind: 'list', items: [item[1] ?? ''] })
  }
  return blocks
}
