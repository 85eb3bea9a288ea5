// Serves the built UI with the gateway's security headers over a pretended world, to look at it without the services.
// Only for eyes: nothing of this is part of the build. Port: LOOK_PORT, else 5180. Who: LOOK_AS=rosa|mina|aude.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getResponse } from 'msw'
import { createServer as createVite } from 'vite'

const web = fileURLToPath(new URL('..', import.meta.url))
const dist = join(web, 'dist')
const port = Number(process.env.LOOK_PORT ?? 5180)
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const vite = await createVite({
  root: web,
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
  logLevel: 'error',
})
const { demoWorld } = await vite.ssrLoadModule('/src/test/demoWorld.ts')
const { handlersFor } = await vite.ssrLoadModule('/src/test/handlers.ts')
let world = demoWorld(process.env.LOOK_AS ?? 'rosa')

async function answerApi(request, response, url) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}
  const asked = new Request(url, { method: request.method, headers: request.headers, ...body })
  const answer = await getResponse(handlersFor(world), asked)
  response.writeHead(answer?.status ?? 404, {
    ...Object.fromEntries(answer?.headers ?? []),
    Date: new Date().toUTCString(),
  })
  response.end(answer ? Buffer.from(await answer.arrayBuffer()) : '')
}

function streamLive(request, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  const beat = () => response.write('event: beat\ndata: {}\n\n')
  beat()
  const timer = setInterval(beat, 15_000)
  request.on('close', () => clearInterval(timer))
}

function serveFile(response, path) {
  const file = join(dist, normalize(path))
  const found = file.startsWith(dist) && existsSync(file) && statSync(file).isFile() ? file : join(dist, 'index.html')
  const lasting = found.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store'
  response.writeHead(200, {
    'Content-Type': types[extname(found)] ?? 'application/octet-stream',
    'Cache-Control': lasting,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
  })
  createReadStream(found).pipe(response)
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
  if (url.pathname === '/look/as') {
    world = demoWorld(url.searchParams.get('who') ?? 'rosa', url.searchParams.has('many'))
    if (url.searchParams.get('who') === 'nobody') world.me = null
    response.end('ok')
  } else if (url.pathname === '/api/live') streamLive(request, response)
  else if (url.pathname.startsWith('/api/')) void answerApi(request, response, url)
  else serveFile(response, url.pathname)
})
server.listen(port, '127.0.0.1', () => console.log(`Muster to look at: http://127.0.0.1:${port}`))
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close()
    void vite.close().finally(() => process.exit(0))
  })
}
