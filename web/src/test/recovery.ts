import { HttpResponse, http, type RequestHandler } from 'msw'
import type { RecoveryWatch, RecoveryWatchAnswer, RecoveryWork } from '../api/types'
import { at, ravi, rosa } from './builders'
import type { World } from './World'

const person = (who: { id: string; name: string }) => ({ kind: 'PERSON' as const, ...who })
const sha = (letter: string) => letter.repeat(64)

/** A backup's check by Ravi that Rosa put on record: the hash is the one expected. */
export function aBackupCheck(id: string, over: Partial<RecoveryWork> = {}): RecoveryWork {
  return {
    id,
    kind: 'BACKUP_CHECK',
    standing: 'HOLDS',
    now: {
      edition: 1,
      what: { backupCheck: { backup: 'orders-2025-10-02', expectedSha256: sha('a'), foundSha256: sha('a') } },
      doneBy: ravi,
      doneAt: at(-3),
      by: person(rosa),
      at: at(-2),
    },
    before: [],
    ...over,
  }
}

/** One that is another than it should be. */
export function aBadBackup(id: string): RecoveryWork {
  const good = aBackupCheck(id)
  const what = { backupCheck: { backup: 'orders-2025-10-01', expectedSha256: sha('a'), foundSha256: sha('b') } }
  return { ...good, standing: 'BACKUP_MISMATCH', now: { ...good.now, what, doneAt: at(-9), at: at(-8) } }
}

/** A log review that was corrected once. */
export function aLogReview(id: string): RecoveryWork {
  const { now } = aBackupCheck(id)
  const first = {
    ...now,
    what: { logReview: { from: at(-400), to: at(-20), sources: ['auth.log'], findings: 'Nothing' } },
    doneAt: at(-15),
  }
  return {
    id,
    kind: 'LOG_REVIEW',
    standing: 'HOLDS',
    now: {
      ...first,
      edition: 2,
      what: {
        logReview: {
          from: at(-400),
          to: at(-20),
          sources: ['auth.log', 'audit trail'],
          findings: 'Two foreign logins',
        },
      },
      reason: 'The audit trail was missing',
    },
    before: [first],
  }
}

/** One that is on for another three hours, and reads one metric. */
export function aWatch(over: Partial<RecoveryWatch> = {}): RecoveryWatch {
  const from = Date.now() - 3_600_000
  return {
    watch: 1,
    stage: 'RUNNING',
    from: new Date(from).toISOString(),
    until: new Date(from + 4 * 3_600_000).toISOString(),
    now: new Date().toISOString(),
    services: ['checkout', 'payments'],
    metrics: [
      {
        metric: {
          name: 'Failed payments a second',
          source: 'main',
          expression: 'sum(rate(payments_failed_total[5m]))',
          limit: 'ABOVE',
          threshold: 0.5,
        },
        value: 0.02,
      },
    ],
    looks: 240,
    lookedAt: new Date(Date.now() - 8_000).toISOString(),
    by: person(rosa),
    ...over,
  }
}

export const unwatched = (): RecoveryWatchAnswer => ({ sources: ['main'] })

type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>
type Read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) => RequestHandler

/** The record of work's HTTP API over a world. */
export function recoveryHandlers(world: World, read: Read, write: Write): RequestHandler[] {
  const done = (status = 200) =>
    HttpResponse.json({ id: 'work', version: 1, position: ++world.position, changed: true }, { status })
  return [
    read('/api/incidents/:ref/recovery-work', (_, { ref }) => {
      const items = world.recoveryWork
      return items && { items: items.get(world.find(ref as string)?.id ?? '') ?? [] }
    }),
    http.post('*/api/incidents/:ref/recovery-work', ({ request }) => write(request, () => done(201))),
    read('/api/incidents/:ref/recovery-watch', (_, { ref }) => {
      const found = world.recoveryWatch
      return found && (found.get(world.find(ref as string)?.id ?? '') ?? unwatched())
    }),
    http.post('*/api/incidents/:ref/recovery-watch', ({ request }) => write(request, () => done(201))),
    http.post('*/api/incidents/:ref/recovery-watch/stop', ({ request }) => write(request, () => done())),
    http.post('*/api/incidents/:ref/recovery-watch/complete', ({ request }) =>
      write(request, body => (body.overrideReason || !world.recoveryMissing ? done() : world.recoveryMissing())),
    ),
    http.put('*/api/incidents/:ref/recovery-work/:id', ({ request }) => write(request, () => done())),
    http.post('*/api/incidents/:ref/recovery-work/:id/withdraw', ({ request }) => write(request, () => done())),
  ]
}
