import { HttpResponse, http, type RequestHandler } from 'msw'
import type { DueEvidence, EvidenceItem, EvidenceList } from '../api/types'
import { at, mina, ravi, rosa } from './builders'
import type { World } from './World'

const person = (who: { id: string; name: string }) => ({ kind: 'PERSON' as const, ...who })
const sha = (letter: string) => letter.repeat(64)

/** A log Ravi collected and Rosa brought in. */
export function anItem(id: string, over: Partial<EvidenceItem> = {}): EvidenceItem {
  const collectedAt = at(-30)
  return {
    id,
    evidenceClass: 'LOG',
    origin: 'UPLOAD',
    sha256: sha('a'),
    size: 48_211,
    mediaType: 'text/plain',
    privileged: false,
    cleared: true,
    name: 'auth.log',
    source: 'edge-1, /var/log',
    note: 'Two logins from 203.0.113.7',
    collectedBy: ravi,
    collectedAt,
    broughtInBy: person(rosa),
    broughtInAt: at(-25),
    keepUntil: new Date(Date.now() + 1000 * 86_400_000).toISOString(),
    custodian: ravi,
    sealed: false,
    altered: false,
    chain: [
      { kind: 'COLLECTED', by: person(rosa), at: at(-25), people: [ravi], sha256: sha('a') },
      {
        kind: 'VIEWED',
        by: person(mina),
        at: at(-20),
        people: [],
        reason: 'To find the first login',
        sha256: sha('a'),
      },
    ],
    ...over,
  }
}

/** What Rosa sees: a log of Ravi's offered to her, a dump that was tampered with, and a memo that is not for her. */
export function someEvidence(): EvidenceList {
  const {
    name: _,
    source: __,
    note: ___,
    ...memo
  } = anItem('memo', {
    evidenceClass: 'DOCUMENT',
    sha256: sha('c'),
    privileged: true,
    cleared: false,
  })
  return {
    held: false,
    largest: 2 * 1024 ** 3,
    items: [
      anItem('log', { offeredTo: rosa }),
      anItem('dump', {
        evidenceClass: 'MEMORY_DUMP',
        name: 'edge-1.mem',
        sha256: sha('b'),
        size: 1_900_000_000,
        altered: true,
        custodian: rosa,
        keepUntil: at(-10),
        deletion: { by: person(ravi), at: at(-5), reason: 'It is of another machine' },
      }),
      memo,
    ],
  }
}

/** What is over its time: nobody asked for one, Ravi did for another, a hold covers a third. */
export function someDueEvidence(): DueEvidence[] {
  const due = (itemId: string, over: Partial<DueEvidence>): DueEvidence => ({
    incidentId: 'id-142',
    number: 'INC-142',
    itemId,
    evidenceClass: 'LOG',
    sha256: sha('a'),
    size: 48_211,
    keepUntil: at(-60 * 24 * 40),
    held: false,
    requested: false,
    next: 'ASK',
    ...over,
  })
  return [
    due('log', {}),
    due('dump', {
      evidenceClass: 'MEMORY_DUMP',
      sha256: sha('b'),
      size: 1_900_000_000,
      requested: true,
      deletion: { by: person(ravi), at: at(-5), reason: 'It is of another machine' },
      next: 'DECIDE',
    }),
    due('memo', { evidenceClass: 'DOCUMENT', sha256: sha('c'), held: true, next: 'NONE' }),
  ]
}

type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>
type Read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) => RequestHandler

/** The evidence's HTTP API over a world. */
export function evidenceHandlers(world: World, read: Read, write: Write): RequestHandler[] {
  const done = (status = 200) =>
    HttpResponse.json({ id: 'evidence', version: 1, position: ++world.position, changed: true }, { status })
  const items = '*/api/incidents/:ref/evidence'
  return [
    read('/api/incidents/:ref/evidence', (_, { ref }) => {
      const kept = world.evidence
      return kept && (kept.get(world.find(ref as string)?.id ?? '') ?? { items: [], held: false, largest: 1024 ** 3 })
    }),
    http.post(items, async ({ request }) => {
      const url = new URL(request.url)
      const body = { ...Object.fromEntries(url.searchParams), bytes: (await request.arrayBuffer()).byteLength }
      const key = request.headers.get('Idempotency-Key')
      world.writes.push({ method: 'POST', path: url.pathname, key, version: null, body })
      return done(201)
    }),
    http.post(`${items}/transcript`, ({ request }) => write(request, () => done(201))),
    read('/api/due-evidence', () => world.dueEvidence && { items: world.dueEvidence }),
    http.post(`${items}/take`, ({ request }) => write(request, () => done(201))),
    http.post(`${items}/:id/view`, ({ request }) =>
      write(request, () =>
        HttpResponse.json({ text: 'Failed password for root\n', hex: '4661', whole: false, sha256: sha('a') }),
      ),
    ),
    http.put(`${items}/:id/:part`, ({ request }) => write(request, () => done())),
    http.post(`${items}/:id/:part`, ({ request }) => write(request, () => done())),
    http.post(`${items}/:id/:part/:verb`, ({ request }) => write(request, () => done())),
  ]
}
