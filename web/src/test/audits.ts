import { HttpResponse, http, type RequestHandler } from 'msw'
import type { AuditFramework, AuditReport, AuditSchedule } from '../api/types'
import type { World } from './World'

/** The quarter an auditor looks at: one incident was acknowledged late and never reviewed. */
export function anAuditReport(over: Partial<AuditReport> = {}): AuditReport {
  const hash = 'c'.repeat(64)
  return {
    schema: 'muster.audit-report/1',
    id: 'audit-report-1',
    framework: 'SOC 2 · CC7.3 to CC7.5',
    framed: 'soc2-cc7/1',
    source: 'AICPA Trust Services Criteria 2017, paraphrased',
    from: '2026-07-01',
    to: '2026-09-30',
    sampleSize: 10,
    seed: 'autumn',
    acknowledgeMinutes: 15,
    reviewDays: 14,
    asOf: { position: 514, hash, recordTime: '2026-10-05T08:00:00Z' },
    checkpoint: { position: 520, hash, at: '2026-10-05T08:00:10Z', keyId: 'muster.example+1' },
    personalDataMasked: false,
    exceptions: [
      {
        deviation: 'LATE_ACKNOWLEDGEMENT',
        subject: 'INC-142',
        title: 'Card payments fail',
        controls: ['CC7.3'],
        sentence: 'It was acknowledged after 40 min; the limit is 15 min.',
        at: '2026-08-01T10:15:00Z',
      },
    ],
    withoutReview: ['INC-142'],
    controls: [
      {
        id: 'CC7.3',
        title: 'Security events are evaluated',
        asks: 'Somebody decides whether they are incidents, and acts.',
        population: 'OPENED',
        query: 'incidents that were opened in the period',
        size: 12,
        exceptions: 1,
        notKept: 'Events that no source sent.',
        sample: [
          {
            id: 'inc-142',
            subject: 'INC-142',
            title: 'Card payments fail',
            deviations: ['LATE_ACKNOWLEDGEMENT'],
            evidence: [
              {
                position: 12,
                type: 'incident.opened',
                recordTime: '2026-08-01T10:00:00Z',
                leafHash: hash,
                summary: 'Muster opened INC-142 as SEV2 from alerts.',
              },
            ],
          },
        ],
      },
    ],
    register: [
      {
        number: 'INC-142',
        title: 'Card payments fail',
        severity: 'SEV2',
        services: ['checkout'],
        openedAt: '2026-08-01T10:00:00Z',
        acknowledgedAt: '2026-08-01T10:40:00Z',
        endedAt: '2026-08-01T12:00:00Z',
        cause: 'service ledger failed',
        effects: [],
        remedies: [],
        duties: [
          {
            entity: 'Example Bank AG',
            regime: 'DORA',
            outcome: 'REPORTABLE',
            filed: ['Initial notification'],
            late: ['Initial notification'],
          },
        ],
      },
    ],
    ...over,
  }
}

function someFrameworks(): AuditFramework[] {
  const framework = (id: string, title: string): AuditFramework => ({
    id,
    version: 1,
    title,
    source: title,
    controls: [],
  })
  return [framework('incident-register', 'Incident register'), framework('soc2-cc7', 'SOC 2 · CC7.3 to CC7.5')]
}

type Read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) => RequestHandler
type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>

/** The standing reports' HTTP API over a world. */
export function auditHandlers(world: World, read: Read, write: Write): RequestHandler[] {
  return [
    read('/api/audits/frameworks', () => ({ items: someFrameworks() })),
    read('/api/audits', () => ({
      items: world.audits.map(({ id, framed, framework, from, to, asOf, sampleSize, seed }) => ({
        id,
        framework: framed,
        title: framework,
        from,
        to,
        asOf: asOf.position,
        sample: sampleSize,
        seed,
        by: 'Aude Auer',
        at: asOf.recordTime,
      })),
    })),
    read('/api/audits/schedules', () => ({ items: world.auditSchedules })),
    http.post('*/api/audits/schedules', ({ request }) =>
      write(request, ({ framework, rhythm }) => {
        const id = `audit-schedule-${world.auditSchedules.length + 1}`
        const title = someFrameworks().find(each => each.id === framework)?.title ?? String(framework)
        world.auditSchedules.push({
          id,
          framework: String(framework),
          title,
          rhythm: rhythm as AuditSchedule['rhythm'],
          sample: 10,
          recipients: [world.me?.name ?? ''],
          nextAt: '2026-10-01T06:00:00Z',
        })
        return HttpResponse.json({ id, version: 0, position: ++world.position }, { status: 201 })
      }),
    ),
    http.post('*/api/audits/schedules/:id/stop', ({ request, params }) =>
      write(request, () => {
        world.auditSchedules = world.auditSchedules.filter(each => each.id !== params.id)
        return HttpResponse.json({ id: String(params.id), version: 1, position: ++world.position })
      }),
    ),
    read('/api/audits/:id', (_, { id }) => world.audits.find(each => each.id === id)),
    http.post('*/api/audits', ({ request }) =>
      write(request, ({ framework, from, to }) => {
        const id = `audit-report-${world.audits.length + 1}`
        const title = someFrameworks().find(each => each.id === framework)?.title ?? String(framework)
        world.audits.unshift(
          anAuditReport({ id, framework: title, from: String(from), to: String(to), exceptions: [] }),
        )
        return HttpResponse.json({ id, version: 0, position: ++world.position }, { status: 201 })
      }),
    ),
  ]
}
