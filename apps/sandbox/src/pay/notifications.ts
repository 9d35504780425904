import { randomUUID } from 'node:crypto'
import type { Fault } from '../faults.ts'
import type { Notification } from '../state.ts'
import type { World } from '../world.ts'
import { platformHeaders } from './platform-signature.ts'
import { seal } from './seal.ts'
import { chinaInstant } from './times.ts'

/** WeChat Pay waits this long for an answer. */
const PATIENCE_MS = 5_000
const HOLD_MS = 3_000

/** Notifications that were held back so that a later one overtakes them. */
const heldBack = new WeakMap<World, (() => void)[]>()

/** The merchant will be told, again and again until it says 200 or 204. */
export function enqueue(
  world: World,
  what: Pick<Notification, 'kind' | 'url' | 'eventType' | 'summary' | 'content'>,
): void {
  const notification: Notification = {
    ...what,
    id: randomUUID(),
    createdAt: world.now().toISOString(),
    attempts: 0,
    state: 'waiting',
  }
  world.state.notifications.push(notification)
  world.changed()
  world.later(0, () => void attempt(world, notification))
}

/** What was still unsaid when the sandbox stopped. */
export function resumeNotifications(world: World): void {
  for (const n of world.state.notifications) if (n.state === 'waiting') world.later(0, () => void attempt(world, n))
}

/** The same event once more, whatever became of it before. */
export async function resend(world: World, notification: Notification): Promise<number> {
  return deliver(world, notification, undefined)
}

async function attempt(world: World, notification: Notification): Promise<void> {
  const fault = world.faults.take(`notify.${notification.kind}`)
  if (fault?.mode === 'delay' || fault?.mode === 'slow') {
    world.later(fault.delayMs ?? HOLD_MS, () => void tryOnce(world, notification, undefined))
  } else if (fault?.mode === 'reorder') {
    hold(world, () => void tryOnce(world, notification, undefined), fault.delayMs ?? HOLD_MS)
  } else {
    await tryOnce(world, notification, fault)
    if (fault?.mode === 'duplicate') await deliver(world, notification, undefined)
    for (const release of heldBack.get(world)?.splice(0) ?? []) release()
  }
}

function hold(world: World, send: () => void, ms: number): void {
  const held = heldBack.get(world) ?? []
  let sent = false
  const once = () => {
    if (sent) return
    sent = true
    send()
  }
  held.push(once)
  heldBack.set(world, held)
  world.later(ms, once)
}

async function tryOnce(world: World, notification: Notification, fault: Fault | undefined): Promise<void> {
  const lost = fault && ['drop', 'down', 'error'].includes(fault.mode)
  const status = lost ? 0 : await deliver(world, notification, fault)
  notification.attempts += 1
  notification.lastStatus = status
  const wait = world.notifyRetryMs[notification.attempts - 1]
  if (status === 200 || status === 204) notification.state = 'delivered'
  else if (wait === undefined) notification.state = 'given_up'
  else world.later(wait, () => void attempt(world, notification))
  world.changed()
}

/** One POST, freshly sealed and signed. Returns the HTTP status, 0 when nobody answered. */
async function deliver(world: World, notification: Notification, fault: Fault | undefined): Promise<number> {
  const body = JSON.stringify(envelope(world, notification, fault))
  try {
    const answer = await fetch(notification.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...platformHeaders(world, body, fault) },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

function envelope(world: World, notification: Notification, fault: Fault | undefined) {
  const content = fault?.mode === 'wrong_amount' ? wrongAmount(notification.content) : notification.content
  const type = notification.kind === 'payment' ? 'transaction' : 'refund'
  return {
    id: notification.id,
    create_time: chinaInstant(notification.createdAt),
    resource_type: 'encrypt-resource',
    event_type: notification.eventType,
    summary: notification.summary,
    resource: { original_type: type, ...seal(world.keys.merchant.apiV3Key, JSON.stringify(content), type) },
  }
}

/** Truly signed, but about one fen more than was agreed. */
export function wrongAmount(content: Record<string, unknown>): Record<string, unknown> {
  const amount = content['amount'] as Record<string, unknown>
  return {
    ...content,
    amount: {
      ...amount,
      total: Number(amount['total']) + 1,
      ...('refund' in amount ? { refund: Number(amount['refund']) + 1 } : {}),
    },
  }
}
