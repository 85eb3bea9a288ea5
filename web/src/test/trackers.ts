import { HttpResponse, http, type RequestHandler } from 'msw'
import type { TrackedIn, Tracker, TrackerChoices } from '../api/types'
import { adam, at, rosa } from './builders'
import type { World } from './World'

/** What a stand-in for incident-service knows of issue trackers. Undefined: they cannot be read. */
export interface Tracked {
  trackers: Tracker[] | undefined
  choices: TrackerChoices | undefined
  /** What a tracker says when it is tested; nothing while it works. */
  trouble: string | undefined
}

export const noTrackers = (): Tracked => ({
  trackers: [],
  choices: { kinds: ['GITHUB', 'GITLAB', 'JIRA_CLOUD', 'JIRA_SERVER'], secrets: ['github', 'jira'] },
  trouble: undefined,
})

export function aTracker(over: Partial<Tracker> = {}): Tracker {
  return {
    id: 'tracker-shop',
    name: 'Shop issues',
    kind: 'GITHUB',
    url: 'https://api.github.com',
    project: 'acme/shop',
    secret: 'github',
    changedBy: { kind: 'PERSON', ...adam },
    changedAt: at(-900),
    webhook: {
      path: '/hooks/trackers/tracker-shop',
      setting: 'MUSTER_TRACKER_HOOKS_GITHUB',
      listening: true,
      heardAt: at(50),
      refused: 0,
    },
    version: 0,
    ...over,
  }
}

/** Where an item is tracked that somebody there works on. */
export function aTrackedItem(over: Partial<TrackedIn> = {}): TrackedIn {
  return {
    trackerId: 'tracker-shop',
    tracker: 'Shop issues',
    kind: 'GITHUB',
    key: '12',
    url: 'https://github.com/acme/shop/issues/12',
    state: 'OPEN',
    title: 'Watch how many payments are refused',
    assignee: 'ravi-rao',
    by: { kind: 'PERSON', ...rosa },
    at: at(55),
    ...over,
  }
}

type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>
type Read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) => RequestHandler

/** The trackers' HTTP API over a world. */
export function trackerHandlers(world: World, read: Read, write: Write): RequestHandler[] {
  const done = (status = 200) =>
    HttpResponse.json({ id: 'tracker', version: 1, position: ++world.position, changed: true }, { status })
  const track = (id: unknown, tracked: TrackedIn | undefined) => {
    world.learning.actions = world.learning.actions.map(({ tracked: before, ...item }) => {
      const now = item.id === id ? tracked : before
      return now ? { ...item, tracked: now } : item
    })
    return done()
  }
  return [
    read('/api/trackers', () => world.tracked.trackers && { items: world.tracked.trackers }),
    read('/api/trackers/choices', () => world.tracked.choices),
    http.post('*/api/trackers', ({ request }) => write(request, () => done(201))),
    http.put('*/api/trackers/:id', ({ request }) => write(request, () => done())),
    http.post('*/api/trackers/:id/retire', ({ request }) => write(request, () => done())),
    http.post('*/api/trackers/:id/test', () =>
      HttpResponse.json(world.tracked.trouble ? { works: false, says: world.tracked.trouble } : { works: true }),
    ),
    http.post('*/api/reviews/:ref/actions/:id/tracker', ({ request, params }) =>
      write(request, ({ tracker }) => {
        const { key: _, url: __, state: ___, ...making } = aTrackedItem({ trackerId: String(tracker) })
        return track(params.id, making)
      }),
    ),
    http.post('*/api/reviews/:ref/actions/:id/tracker/withdraw', ({ request, params }) =>
      write(request, () => track(params.id, undefined)),
    ),
    http.post('*/api/reviews/:ref/actions/:id/tracker/look', () => new HttpResponse(null, { status: 204 })),
  ]
}
