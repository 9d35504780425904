import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import zlib from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}

export interface ServeOptions {
  port?: number
  /** Paths that are no file get index.html, as an H5 with browser routes needs. */
  spa?: boolean
  /** Paths under this prefix go to another server, e.g. { prefix: '/api', to: 'http://127.0.0.1:8080' }. */
  proxy?: { prefix: string; to: string }
}

/** Serves a built folder on the loopback for tests, gzipped as a real server would so that Lighthouse counts right. */
export async function serveDir(
  dir: string,
  options: ServeOptions = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const root = path.resolve(dir)
  const server = http.createServer((req, res) => {
    const url = req.url ?? '/'
    if (options.proxy && url.startsWith(options.proxy.prefix)) return forward(options.proxy.to, req, res)
    const file = find(root, decodeURIComponent(url.split('?')[0] ?? '/'), options.spa ?? false)
    if (!file) {
      res.writeHead(404).end()
      return
    }
    const ext = path.extname(file)
    const headers: Record<string, string> = {
      'content-type': types[ext] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    }
    let body = fs.readFileSync(file)
    if (/^\.(html|js|css|json|svg)$/.test(ext) && /gzip/.test(String(req.headers['accept-encoding']))) {
      body = zlib.gzipSync(body)
      headers['content-encoding'] = 'gzip'
    }
    res.writeHead(200, headers).end(body)
  })
  await new Promise<void>((ready) => server.listen(options.port ?? 0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

function find(root: string, name: string, spa: boolean): string | undefined {
  const file = path.join(root, name)
  if (!file.startsWith(root)) return undefined
  const choices = [file, path.join(file, 'index.html'), ...(spa ? [path.join(root, 'index.html')] : [])]
  return choices.find((f) => fs.existsSync(f) && fs.statSync(f).isFile())
}

function forward(to: string, req: http.IncomingMessage, res: http.ServerResponse): void {
  const target = new URL(req.url ?? '/', to)
  const up = http.request(target, { method: req.method, headers: { ...req.headers, host: target.host } }, (r) => {
    res.writeHead(r.statusCode ?? 502, r.headers)
    r.pipe(res)
  })
  up.on('error', () => res.writeHead(502).end())
  req.pipe(up)
}
