import createClient from 'openapi-fetch'
import { ProblemError, readProblem, unreachable } from './problem'
import { serverClock } from './serverClock'
import { sessionGate } from './sessionGate'
import type { ApiPaths } from './types'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** One thing a person wants done. Its key is sent with every attempt, so that it is done once. */
export interface Intent {
  key: string
  /** The version the person was looking at; left out where any version will do. */
  version?: number
}

/** The headers of a write. */
export function headersOf(intent: Intent): Record<string, string> {
  return {
    'Idempotency-Key': intent.key,
    ...(intent.version === undefined ? {} : { 'If-Match': `"${intent.version}"` }),
  }
}

/** The token that proves a write comes from our own page, from the cookie the gateway set. */
export function csrfToken(cookies: string = document.cookie): string | undefined {
  const found = cookies.split('; ').find(cookie => cookie.startsWith('XSRF-TOKEN='))
  return found && decodeURIComponent(found.slice('XSRF-TOKEN='.length))
}

async function attempt(request: Request): Promise<Response> {
  const sent = request.clone()
  const token = csrfToken()
  if (!safe.has(request.method) && token) sent.headers.set('X-XSRF-TOKEN', token)
  const askedAt = Date.now()
  try {
    const response = await fetch(sent)
    serverClock.observe(response.headers.get('Date'), askedAt, Date.now())
    return response
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new ProblemError(unreachable())
  }
}

/** Sends a call; when the session has died it waits for the log-in and sends the same call again. */
async function send(request: Request): Promise<Response> {
  let response = await attempt(request)
  while (response.status === 401) {
    await sessionGate.lost()
    response = await attempt(request)
  }
  if (!response.ok) throw new ProblemError(await readProblem(response))
  return response
}

/** The one door to the services: typed by their OpenAPI documents; failures are thrown as {@link ProblemError}. */
export const api = createClient<ApiPaths>({
  baseUrl: location.origin,
  headers: { Accept: 'application/json, application/problem+json' },
  fetch: send,
})

/** The body of a successful call; failures have been thrown before. */
export async function bodyOf<T>(call: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await call
  if (data === undefined || data === null) throw new ProblemError({ ...unreachable(), status: -1 })
  return data
}
