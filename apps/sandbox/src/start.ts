import fastify from 'fastify'
import { describeConnection, type SandboxConnection } from './connection.ts'
import { type Control, createControl } from './control.ts'
import { controlRoutes } from './control-routes.ts'
import type { SandboxKeys } from './keys.ts'
import { allowLoopbackOrigins } from './loopback-origins.ts'
import { PayComplaint } from './pay/complaint.ts'
import { resumeNotifications } from './pay/notifications.ts'
import { resumeRefunds } from './pay/refunds.ts'
import { payRoutes } from './pay/routes.ts'
import { SheetRefused } from './pay/sheet.ts'
import { paySheetRoutes } from './pay-sheet-routes.ts'
import { phoneRoutes } from './phone/routes.ts'
import { smsRoutes } from './sms/routes.ts'
import { directoryStorage, noStorage } from './storage.ts'
import { wechatRoutes } from './wechat/routes.ts'
import { openWorld, type World } from './world.ts'

export type SandboxOptions = {
  /** Default 8090; 0 takes any free port. */
  port?: number
  /** Default 127.0.0.1: this is a stage, not a service. */
  host?: string
  /** Where keys and memory are kept; `false` keeps nothing. Default `.jiuyi/sandbox` under the working directory. */
  stateDir?: string | false
  /** The sandbox's clock. */
  now?: () => Date
  /** Name on the payment sheet and in front of messages. */
  hospital?: string
  /** How long a refund stays PROCESSING, milliseconds; default 400. */
  refundDelayMs?: number
  /** Waits before a refused notification is sent again, milliseconds; WeChat Pay starts at 15 s, the sandbox at half a second. */
  notifyRetryMs?: readonly number[]
}

export interface Sandbox {
  url: string
  keys: SandboxKeys
  /** What `sandbox.json` holds: options for the partner clients. */
  connection: SandboxConnection
  control: Control
  stop(): Promise<void>
}

const RETRIES_MS = [500, 1_500, 4_000, 10_000, 30_000, 60_000, 180_000, 600_000]

/** Starts the outside world. It runs until `stop`, which also writes down what it remembers. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { stateDir = '.jiuyi/sandbox', hospital = '市一医院' } = options
  const storage = stateDir === false ? noStorage : directoryStorage(stateDir)
  const world = await openWorld({
    storage,
    hospital,
    now: options.now ?? (() => new Date()),
    refundDelayMs: options.refundDelayMs ?? 400,
    notifyRetryMs: options.notifyRetryMs ?? RETRIES_MS,
  })
  const control = createControl(world)
  const app = buildApp(world, control)
  const url = await app.listen({ port: options.port ?? 8090, host: options.host ?? '127.0.0.1' })
  const connection = describeConnection(url, world.keys, hospital)
  storage.write('sandbox.json', connection)
  resumeNotifications(world)
  resumeRefunds(world)
  return {
    url,
    keys: world.keys,
    connection,
    control,
    async stop() {
      await app.close()
      world.end()
    },
  }
}

function buildApp(world: World, control: Control) {
  const app = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 200 } })
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof SheetRefused) return reply.code(409).send({ message: error.message })
    if (error instanceof PayComplaint)
      return reply.code(error.status).send({ code: error.code, message: error.message })
    if (!error.statusCode || error.statusCode >= 500) console.error(error)
    return reply.code(error.statusCode ?? 500).send({ message: error.message })
  })
  for (const routes of [wechatRoutes(world), payRoutes(world), smsRoutes(world)]) app.register(routes)
  app.register(async (inner) => {
    allowLoopbackOrigins(inner)
    await inner.register(controlRoutes(control))
    await inner.register(paySheetRoutes(world))
    await inner.register(phoneRoutes(world, control))
  })
  return app
}
