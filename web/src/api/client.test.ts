import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { server } from '../test/server'
import { api, bodyOf, csrfToken, headersOf } from './client'
import { problemOf } from './problem'
import { sessionGate } from './sessionGate'

const acknowledge = (key: string) =>
  bodyOf(
    api.POST('/api/incidents/{ref}/acknowledge', {
      params: { path: { ref: 'INC-1' } },
      body: {},
      headers: headersOf({ key, version: 3 }),
    }),
  )
const written = { id: 'id-1', number: 'INC-1', version: 4, position: 9 }

describe('the API client', () => {
  it('finds the token against forged requests among the cookies', () => {
    expect(csrfToken('a=1; XSRF-TOKEN=t%3D1; b=2')).toBe('t=1')
    expect(csrfToken('a=1')).toBeUndefined()
  })

  it('sends the key, the version and the token with a write', async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the gateway sets it this way
    document.cookie = 'XSRF-TOKEN=token-1'
    let sent: Headers | undefined
    server.use(
      http.post('*/api/incidents/INC-1/acknowledge', ({ request }) => {
        sent = request.headers
        return HttpResponse.json(written)
      }),
    )
    await acknowledge('key-1')
    expect(sent?.get('Idempotency-Key')).toBe('key-1')
    expect(sent?.get('If-Match')).toBe('"3"')
    expect(sent?.get('X-XSRF-TOKEN')).toBe('token-1')
  })

  it('holds a call while the session is gone and sends it again with the same key', async () => {
    const keys: (string | null)[] = []
    let signedIn = false
    server.use(
      http.post('*/api/incidents/INC-1/acknowledge', ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'))
        return signedIn ? HttpResponse.json(written) : HttpResponse.json({}, { status: 401 })
      }),
    )
    const unsubscribe = sessionGate.subscribe(() => {
      if (!sessionGate.isLost()) return
      signedIn = true
      queueMicrotask(() => sessionGate.restored())
    })
    expect(await acknowledge('key-2')).toEqual(written)
    unsubscribe()
    expect(keys).toEqual(['key-2', 'key-2'])
  })

  it('reads the problem the server describes', async () => {
    server.use(
      http.post('*/api/incidents/INC-1/acknowledge', () =>
        HttpResponse.json(
          { type: 'urn:muster:problem:x', title: 'No', status: 409, detail: 'Do this.', requestId: 'r1' },
          { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    )
    const error = await acknowledge('key-3').catch((caught: unknown) => caught)
    expect(problemOf(error)).toMatchObject({ title: 'No', status: 409, detail: 'Do this.', requestId: 'r1' })
  })

  it('makes a problem of a page a proxy answered, and of no answer at all', async () => {
    server.use(http.post('*/api/incidents/INC-1/acknowledge', () => new HttpResponse('<html>', { status: 502 })))
    expect(problemOf(await acknowledge('key-4').catch((caught: unknown) => caught)).status).toBe(502)
    server.use(http.post('*/api/incidents/INC-1/acknowledge', () => HttpResponse.error()))
    expect(problemOf(await acknowledge('key-4').catch((caught: unknown) => caught)).status).toBe(0)
  })
})
