/** At most two multiple-choice questions, each chosen by how much its answer is expected to tell; «unknown» is always a choice and tells nothing. */
import { readFileSync } from 'node:fs'
import { refuse } from './contract.ts'
import type { Outcome } from './engine/index.ts'

type Question = {
  id: string
  unless: string
  for?: { sex: 'male' | 'female'; from: number; to: number }
  choices: Record<string, Record<string, number>>
}
const { questions } = JSON.parse(readFileSync(new URL('../data/questions.json', import.meta.url), 'utf8')) as {
  questions: Question[]
}
export const questionIds = questions.map((q) => q.id)
export type Tap = { question: string; choice: string }

/** What taps say about departments. A tap that no question offers is refused. */
export function weightsOf(answers: Tap[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const { question, choice } of answers) {
    const q = questions.find((x) => x.id === question)
    if (!q || (choice !== 'unknown' && !Object.hasOwn(q.choices, choice))) throw refuse.unknown_question()
    for (const [name, w] of Object.entries(q.choices[choice] ?? {})) out.set(name, (out.get(name) ?? 0) + 1.5 * w)
  }
  return out
}

const entropy = (p: number[]): number => p.reduce((n, x) => (x > 0 ? n - x * Math.log(x) : n), 0)

/** How many nats of doubt the answer is expected to take away. */
function gain(q: Question, ranked: { department: string; share: number }[]): number {
  const choices = Object.values(q.choices)
  const before = ranked.map((r) => r.share)
  // Who has a complaint of this department picks a choice as its weights say.
  const likely = ranked.map((r) => {
    const raw = choices.map((c) => Math.exp(c[r.department] ?? 0))
    const sum = raw.reduce((a, b) => a + b)
    return raw.map((x) => x / sum)
  })
  let after = 0
  choices.forEach((_, k) => {
    const joint = before.map((p, i) => p * likely[i]![k]!)
    const sum = joint.reduce((a, b) => a + b)
    if (sum > 0) after += sum * entropy(joint.map((x) => x / sum))
  })
  return entropy(before) - after
}

export function bestQuestion(text: string, o: Outcome, asked: Tap[]): { id: string; choices: string[] } | undefined {
  const top = o.ranked.slice(0, 8)
  const sum = top.reduce((n, r) => n + r.share, 0)
  const ranked = top.map((r) => ({ ...r, share: r.share / sum }))
  const { age, sex } = o.person
  let best: { q: Question; gain: number } | undefined
  for (const q of questions) {
    if (asked.some((a) => a.question === q.id)) continue
    if (q.unless && new RegExp(q.unless).test(text)) continue
    if (q.for && (sex !== '女' || age === undefined || age < q.for.from || age > q.for.to)) continue
    const g = gain(q, ranked)
    if (!best || g > best.gain) best = { q, gain: g }
  }
  // A question that tells next to nothing is only a burden.
  return best && best.gain >= 0.05 ? { id: best.q.id, choices: [...Object.keys(best.q.choices), 'unknown'] } : undefined
}
