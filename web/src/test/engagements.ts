import { HttpResponse, http, type RequestHandler } from 'msw'
import type {
  AuditEngagement,
  AuditLook,
  AuditSample,
  EngagementControl,
  EngagementPopulation,
  ItemEvidence,
} from '../api/types'
import type { World } from './World'

const hash = 'c'.repeat(64)

/** What is audited in the world: engagements, what is in their samples, and what was looked at. */
export interface AuditingWorld {
  engagements: AuditEngagement[]
  sample: AuditSample
  looks: AuditLook[]
}

export function anEngagement(over: Partial<AuditEngagement> = {}): AuditEngagement {
  return {
    id: 'engagement-1',
    framework: 'soc2-cc7/1',
    title: 'SOC 2 · CC7.3 to CC7.5',
    from: '2026-07-01',
    to: '2026-09-30',
    validFrom: '2026-10-05T00:00:00Z',
    validUntil: '2026-10-21T00:00:00Z',
    phase: 'HOLDS',
    auditor: 'Aude Auer',
    takenUp: true,
    mine: false,
    purpose: 'SOC 2 Type II, third quarter',
    acknowledgeMinutes: 15,
    reviewDays: 14,
    openedBy: 'Mina Moreau',
    samples: [
      {
        sample: 1,
        control: 'CC7.3',
        asOf: 514,
        population: 12,
        drawn: 2,
        accepted: 1,
        exceptions: 0,
        seed: 'autumn',
        at: '2026-10-05T08:05:00Z',
      },
    ],
    ...over,
  }
}

/** Of two that were drawn one was acknowledged late and has no verdict yet. */
function aSample(): AuditSample {
  return {
    sample: 1,
    control: 'CC7.3',
    title: 'Security events are evaluated',
    asks: 'Somebody decides whether they are incidents, and acts.',
    query: 'incidents that were opened in the period',
    asOf: 514,
    population: 12,
    size: 2,
    seed: 'autumn',
    at: '2026-10-05T08:05:00Z',
    hidden: 0,
    items: [
      { id: 'inc-142', subject: 'INC-142', title: 'Card payments fail', deviations: ['LATE_ACKNOWLEDGEMENT'] },
      {
        id: 'inc-139',
        subject: 'INC-139',
        title: 'Search is slow',
        deviations: [],
        verdict: 'ACCEPTED',
        markedAt: '2026-10-05T08:20:00Z',
      },
    ],
  }
}

function someLooks(): AuditLook[] {
  const by = 'Aude Auer'
  return [
    {
      position: 520,
      at: '2026-10-05T08:12:00Z',
      by,
      what: 'EVIDENCE',
      control: 'CC7.3',
      sample: 1,
      subjects: ['INC-142'],
      hidden: 0,
    },
    {
      position: 519,
      at: '2026-10-05T08:10:00Z',
      by,
      what: 'SAMPLE',
      control: 'CC7.3',
      sample: 1,
      subjects: [],
      hidden: 0,
    },
    { position: 512, at: '2026-10-05T08:01:00Z', by, what: 'CONTROLS', subjects: [], hidden: 0 },
  ]
}

export const noAuditing = (): AuditingWorld => ({ engagements: [], sample: aSample(), looks: [] })

/** A quarter that is being audited by Aude. */
export function someAuditing(mine: boolean): AuditingWorld {
  return { engagements: [anEngagement({ mine })], sample: aSample(), looks: someLooks() }
}

const control: EngagementControl = {
  id: 'CC7.3',
  title: 'Security events are evaluated',
  asks: 'Somebody decides whether they are incidents, and acts.',
  query: 'incidents that were opened in the period',
  size: 12,
  exceptions: 1,
  notKept: 'Events that no source sent.',
}

function aPopulation(sample: AuditSample, page: number): EngagementPopulation {
  const items = sample.items.map(({ id, subject, title, deviations }) => ({
    id,
    subject,
    deviations,
    ...(title ? { title } : {}),
  }))
  return { asOf: 514, control, page, pages: 2, items }
}

function anItem(sample: AuditSample, id: string): ItemEvidence | undefined {
  const item = sample.items.find(each => each.id === id)
  return (
    item && {
      sample: sample.sample,
      control,
      item,
      found: item.deviations.map(deviation => ({
        deviation,
        subject: item.subject,
        controls: ['CC7.3'],
        sentence: 'It was acknowledged after 40 min; the limit is 15 min.',
        at: '2026-08-01T10:15:00Z',
      })),
      evidence: [
        {
          position: 12,
          type: 'incident.opened',
          recordTime: '2026-08-01T10:00:00Z',
          leafHash: hash,
          summary: 'Muster opened INC-142 as SEV2 from alerts.',
        },
      ],
      register: {
        number: item.subject,
        ...(item.title ? { title: item.title } : {}),
        severity: 'SEV2',
        services: ['checkout'],
        openedAt: '2026-08-01T10:00:00Z',
        acknowledgedAt: '2026-08-01T10:40:00Z',
        effects: [],
        remedies: [],
        duties: [],
      },
    }
  )
}

type Read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) => RequestHandler
type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>

/** The engagements' HTTP API over a world; looks are kept as the service keeps them. */
export function engagementHandlers(world: World, read: Read, write: Write): RequestHandler[] {
  const path = '/api/audits/engagements'
  const one = (id: unknown) => world.auditing.engagements.find(each => each.id === id)
  const look = (what: AuditLook['what'], over: Partial<AuditLook> = {}) => {
    const position = ++world.position
    const at = '2026-10-05T09:00:00Z'
    world.auditing.looks.unshift({ position, at, by: world.me?.name ?? '', what, subjects: [], hidden: 0, ...over })
  }
  const written = (id: unknown, status = 200) =>
    HttpResponse.json({ id: String(id), version: 1, position: ++world.position }, { status })
  return [
    read(path, () => ({ items: world.auditing.engagements })),
    http.post(`*${path}`, ({ request }) =>
      write(request, ({ auditorEmail, from, to, purpose }) => {
        const id = `engagement-${world.auditing.engagements.length + 1}`
        world.auditing.engagements.unshift(
          anEngagement({
            id,
            auditor: String(auditorEmail),
            takenUp: false,
            from: String(from),
            to: String(to),
            purpose: String(purpose),
            samples: [],
          }),
        )
        return written(id, 201)
      }),
    ),
    read(`${path}/:id`, (_, { id }) => one(id)),
    http.post(`*${path}/:id/end`, ({ request, params }) =>
      write(request, ({ reason }) => {
        Object.assign(one(params.id) ?? {}, { phase: 'OVER', endReason: String(reason) })
        return written(params.id)
      }),
    ),
    read(`${path}/:id/views`, () => ({ items: world.auditing.looks })),
    read(`${path}/:id/controls`, () => {
      look('CONTROLS')
      return { asOf: world.position, items: [control] }
    }),
    read(`${path}/:id/controls/:control/population`, url => {
      const page = Number(url.searchParams.get('page') ?? 1)
      look('POPULATION', { control: control.id, page })
      return aPopulation(world.auditing.sample, page)
    }),
    http.post(`*${path}/:id/samples`, ({ request, params }) =>
      write(request, body => {
        one(params.id)?.samples.push({
          sample: (one(params.id)?.samples.length ?? 0) + 1,
          control: String(body.control),
          asOf: world.position,
          population: 12,
          drawn: Number(body.size),
          accepted: 0,
          exceptions: 0,
          seed: String(body.seed ?? 'drawn'),
          at: '2026-10-05T09:00:00Z',
        })
        return written(params.id, 201)
      }),
    ),
    read(`${path}/:id/samples/:sample`, () => {
      look('SAMPLE', { control: control.id, sample: 1 })
      return world.auditing.sample
    }),
    read(`${path}/:id/samples/:sample/items/:subject`, (_, { subject }) => {
      look('EVIDENCE', { control: control.id, sample: 1, subjects: [String(subject)] })
      return anItem(world.auditing.sample, String(subject))
    }),
    http.put(`*${path}/:id/samples/:sample/items/:subject/verdict`, ({ request, params }) =>
      write(request, ({ verdict, words }) => {
        const item = world.auditing.sample.items.find(each => each.id === params.subject)
        Object.assign(item ?? {}, { verdict, words })
        return written(params.id)
      }),
    ),
    read(`${path}/:id/incidents/:ref`, (_, { ref }) => {
      look('REPORT', { subjects: [String(ref)] })
      return world.reports.get(String(ref))
    }),
  ]
}
