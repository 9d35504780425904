import { writeSync } from 'node:fs'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'

/** Lines wait for company this long, or until there are so many bytes. Errors do not wait. */
const waitMs = 200
const enough = 16 * 1024
/** When nobody reads our output the process must not grow: past this, lines are dropped and counted. */
const most = 4 * 1024 * 1024

/** Standard output, written for many lines at once: a system call for each line costs more than making the line. */
export function lineWriter(write: (bytes: Buffer) => number = (bytes) => writeSync(1, bytes)) {
  let lines: string[] = []
  let size = 0
  let dropped = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (!lines.length) return
    let rest = Buffer.from(lines.join(''))
    lines = []
    size = 0
    try {
      while (rest.length) rest = rest.subarray(write(rest))
    } catch (e) {
      // The reader is slow: keep the rest for later. Anything else (nobody there) cannot be told to anybody.
      if ((e as { code?: string }).code !== 'EAGAIN') return
      lines = [rest.toString()]
      size = rest.length
      timer = setTimeout(flush, waitMs).unref()
    }
  }
  process.on('exit', flush)
  return {
    flush,
    write(line: string) {
      if (size > most) {
        dropped++
        return
      }
      if (dropped) {
        lines.push(`{"level":40,"dropped":${dropped},"msg":"log lines were dropped: nobody read them"}\n`)
        dropped = 0
      }
      lines.push(line)
      size += line.length
      if (size > enough || /^\{"level":[56]0/.test(line)) flush()
      else timer ??= setTimeout(flush, waitMs).unref()
    },
  }
}
let output: ReturnType<typeof lineWriter> | undefined

/**
 * One JSON line an event, without patient data: the route's pattern instead of the URL, never a query, header or body.
 * `reqId` ties a line to the `instance` of a problem and to the audit log.
 */
export const logOptions = (level: string): NonNullable<FastifyServerOptions['logger']> => {
  output ??= lineWriter()
  return {
    level,
    base: null,
    stream: output,
    serializers: {
      req: (req) => ({
        method: req.method,
        route: (req as { routeOptions?: { url?: string } }).routeOptions?.url ?? '(none)',
      }),
      res: (res) => ({ status: res.statusCode }),
      err: (e) => ({ type: e.name, message: '', stack: '', kind: e.name, code: (e as { code?: string }).code }),
    },
  }
}

type Log = FastifyInstance['log']
/** A request's logger is made when something is logged with it, which nearly never happens. */
export const lazyLogger: NonNullable<FastifyServerOptions['childLoggerFactory']> = (logger, bindings, options) => {
  let child: Log | undefined
  const real = () => {
    child ??= logger.child(bindings, options) as Log
    return child
  }
  const say =
    (level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace') =>
    (...args: unknown[]) =>
      (real()[level] as (...a: unknown[]) => void)(...args)
  return {
    level: logger.level,
    fatal: say('fatal'),
    error: say('error'),
    warn: say('warn'),
    info: say('info'),
    debug: say('debug'),
    trace: say('trace'),
    silent: () => {},
    child: (b: object, o: object) => real().child(b, o),
  } as unknown as Log
}

/** One line a request, when it is over. */
export function logRequests(app: FastifyInstance) {
  app.addHook('onResponse', (req, reply, done) => {
    const { url, logLevel } = req.routeOptions
    if (logLevel !== 'warn' && logLevel !== 'silent')
      app.log.info(
        {
          reqId: req.id,
          method: req.method,
          route: url ?? '(none)',
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        'request',
      )
    done()
  })
}
