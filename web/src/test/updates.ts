import { HttpResponse, http, type RequestHandler } from 'msw'
import type { Audience, StakeholderUpdate, StakeholderUpdates, StatusPage, UpdateRules } from '../api/types'
import type { World } from './World'

/** What people outside were told, and who they are, as a stand-in remembers it. */
export interface Telling {
  /** By the incident's id. */
  updates: Map<string, StakeholderUpdates>
  audiences: Audience[]
  rules: UpdateRules
  statusPage: StatusPage
}

export function noTelling(): Telling {
  return {
    updates: new Map(),
    audiences: [],
    rules: {
      cadences: [{ severity: 'SEV1', firstMinutes: 15, everyMinutes: 30 }],
      templates: [{ kind: 'INVESTIGATING', subject: 'Investigating: {{title}}', text: 'We are looking into it.' }],
      placeholders: ['{{title}}', '{{services}}'],
      version: -1,
    },
    statusPage: noStatusPage(),
  }
}

function noStatusPage(): StatusPage {
  return {
    published: false,
    url: 'http://muster.example/status',
    title: '',
    intro: '',
    components: [],
    maintenance: [],
    subscribers: 0,
    version: -1,
  }
}

/** A page with one component and nothing planned. */
export function aStatusPage(over: Partial<StatusPage> = {}): StatusPage {
  return {
    ...noStatusPage(),
    published: true,
    title: 'Example status',
    components: [{ service: 'checkout', name: 'Shop', group: 'Web', status: 'OPERATIONAL' }],
    subscribers: 12,
    version: 0,
    ...over,
  }
}

export function anAudience(over: Partial<Audience> = {}): Audience {
  return {
    id: 'audience-1',
    name: 'customers',
    external: true,
    approval: true,
    services: ['checkout'],
    emails: ['ops@customer.example'],
    people: [],
    teamIds: [],
    version: 0,
    ...over,
  }
}

export function anUpdate(over: Partial<StakeholderUpdate> = {}): StakeholderUpdate {
  return {
    id: 'update-id-1.1',
    number: 1,
    state: 'PUBLISHED',
    kind: 'IDENTIFIED',
    subject: 'Identified: card payments fail',
    text: 'We know what is wrong, and are mending it.',
    textSha256: 'a'.repeat(64),
    audienceIds: ['audience-1'],
    aboutPrivate: false,
    onStatusPage: false,
    writtenBy: { id: 'rosa', name: 'Rosa Reyes' },
    writtenAt: '2026-11-24T03:20:00Z',
    deliveries: [
      {
        id: 'r-1',
        audienceId: 'audience-1',
        channel: 'EMAIL',
        to: 'ops@customer.example',
        outcome: 'DELIVERED',
        detail: '250 OK',
        at: '2026-11-24T03:20:02Z',
      },
    ],
    canDecide: false,
    canDecline: false,
    ...over,
  }
}

export function someUpdates(over: Partial<StakeholderUpdates> = {}): StakeholderUpdates {
  return {
    audiences: [{ id: 'audience-1', name: 'customers', external: true, approval: true }],
    isPrivate: false,
    inDrill: false,
    canWrite: true,
    updates: [],
    ...over,
  }
}

type Read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) => RequestHandler
type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>

const written = (id: string) => HttpResponse.json({ id, version: 1, position: 950, changed: true })

/** The HTTP API of updates and audiences over a world. */
export function updateHandlers(world: World, read: Read, write: Write): RequestHandler[] {
  const of = (ref: unknown) => {
    const incident = world.find(ref as string)
    return incident && (world.telling.updates.get(incident.id) ?? someUpdates({ audiences: [] }))
  }
  const decide = (path: string, decided: (body: Record<string, unknown>) => Partial<StakeholderUpdate>) =>
    http.post(`*/api/incidents/:ref/updates/:number/${path}`, ({ request, params }) =>
      write(request, body => {
        const found = of(params.ref)
        const update = found?.updates.find(({ number }) => number === Number(params.number))
        if (update) Object.assign(update, { canDecide: false, canDecline: false }, decided(body))
        return written(update?.id ?? '')
      }),
    )
  return [
    read('/api/incidents/:ref/updates', (_, { ref }) => of(ref)),
    read('/api/incidents/:ref/updates/draft', url => ({
      kind: url.searchParams.get('kind') ?? 'INVESTIGATING',
      subject: `${url.searchParams.get('kind') ?? 'INVESTIGATING'}: card payments fail`,
      text: 'It began at 24 Nov 2026 03:12 UTC.',
    })),
    http.post('*/api/incidents/:ref/updates', ({ request, params }) =>
      write(request, body => {
        const found = of(params.ref)
        found?.updates.unshift(
          anUpdate({ ...(body as object), number: found.updates.length + 1, state: 'WAITS', deliveries: [] }),
        )
        return written('update-id-1.1')
      }),
    ),
    decide('status-page', () => ({ onStatusPage: true })),
    decide('approve', () => ({ state: 'PUBLISHED' })),
    decide('decline', body => ({ state: 'DECLINED', reason: String(body.reason) })),
    read('/api/audiences', () => ({ items: world.telling.audiences })),
    http.post('*/api/audiences', ({ request }) =>
      write(request, body => {
        world.telling.audiences.push(anAudience({ ...(body as object), id: 'audience-new', people: [] }))
        return written('audience-new')
      }),
    ),
    http.delete('*/api/audiences/:id', ({ request, params }) =>
      write(request, () => {
        world.telling.audiences = world.telling.audiences.filter(({ id }) => id !== params.id)
        return written(String(params.id))
      }),
    ),
    read('/api/status-page', () => world.telling.statusPage),
    http.put('*/api/status-page', ({ request }) =>
      write(request, body => {
        world.telling.statusPage = aStatusPage({ ...(body as object) })
        return written('status-page')
      }),
    ),
    http.post('*/api/status-page/maintenance', ({ request }) =>
      write(request, body => {
        const work = {
          id: 'maintenance-1',
          text: '',
          services: [],
          ...(body as { title: string; from: string; until: string }),
        }
        world.telling.statusPage.maintenance.push(work)
        return written('maintenance-1')
      }),
    ),
    http.delete('*/api/status-page/maintenance/:id', ({ request }) =>
      write(request, () => {
        world.telling.statusPage.maintenance = []
        return written('maintenance-1')
      }),
    ),
    read('/api/update-rules', () => world.telling.rules),
    http.put('*/api/update-rules', ({ request }) =>
      write(request, body => {
        Object.assign(world.telling.rules, body)
        return written('update-rules')
      }),
    ),
  ]
}
