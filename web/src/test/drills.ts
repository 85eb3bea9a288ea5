import { HttpResponse, http } from 'msw'
import type { Drill, DrillScenario } from '../api/types'
import { mina } from './builders'
import type { World } from './World'

/** A scenario Muster brings along. */
export const someScenarios: DrillScenario[] = [
  { key: 'ransomware', name: 'Ransomware', version: 1, about: 'Files are encrypted.', minutes: 180, steps: 7 },
]

/** A drill that runs, with one step played and one to come, and an incident of it. */
export function aDrill(id: string, row: Partial<Drill['row']> = {}, over: Partial<Drill> = {}): Drill {
  return {
    row: {
      id,
      name: 'Ransomware',
      scenario: 'ransomware',
      scenarioVersion: 1,
      seed: 7,
      speed: 0,
      progress: 'RUNNING',
      startedBy: { kind: 'PERSON', ...mina },
      startedAt: '2026-11-24T09:00:00Z',
      now: '2026-11-24T09:12:00Z',
      minute: 12,
      minutes: 180,
      ...row,
    },
    steps: [
      { id: 'mass-rename', kind: 'PAYLOAD', minute: 0, source: 'alertmanager', status: 202, position: 101 },
      { id: 'note', kind: 'INJECT', minute: 12, text: 'Somebody reads a note on a screen.', position: 140 },
    ],
    incidents: [{ id: `${id}.a`, number: 'INC-160' }],
    next: [{ id: 'backup-login', kind: 'PAYLOAD', minute: 25 }],
    score: {
      rule: 'drill-score/3',
      points: 30,
      of: 60,
      lines: [
        {
          criterion: 'ACKNOWLEDGED',
          points: 20,
          of: 20,
          because: 'Somebody took it on 3 min after it was shown; 5 were expected.',
          evidence: [101, 110],
        },
        { criterion: 'ROLES_FILLED', points: 10, of: 20, because: 'Within 30 min nobody was scribe.', evidence: [112] },
        {
          criterion: 'CLOCKS_MET',
          points: 0,
          of: 20,
          because: 'Not met: “Early warning” within 120 min.',
          evidence: [118],
        },
      ],
    },
    aggregateVersion: 5,
    ...over,
  }
}

type Read = (
  path: string,
  answer: (url: URL, params: Record<string, unknown>) => unknown,
) => ReturnType<typeof http.get>
type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>

/** What the incident service answers about drills. */
export function drillHandlers(world: World, origin: string, read: Read, write: Write) {
  const done = (id: string, status = 200) =>
    HttpResponse.json({ id, version: 1, position: ++world.position, changed: true }, { status })
  const find = (id: unknown) => world.drills?.find(({ row }) => row.id === id)
  return [
    read('/api/drill-scenarios', () => ({ items: someScenarios })),
    read('/api/drills', () => world.drills && { items: world.drills.map(({ row }) => row) }),
    read('/api/drills/:id', (_, { id }) => {
      const drill = find(id)
      return drill && (world.me?.roles.includes('manager') ? drill : { ...drill, next: [] })
    }),
    http.post(`${origin}/api/drills`, ({ request }) =>
      write(request, () => {
        world.drills?.unshift(aDrill('drill-new', { minute: 0 }, { steps: [], incidents: [] }))
        return done('drill-new', 201)
      }),
    ),
    http.post(`${origin}/api/drills/:id/:verb`, ({ request, params }) =>
      write(request, ({ minute }) => {
        const drill = find(params.id)
        if (drill && params.verb === 'advance') drill.row.minute = Number(minute)
        if (drill && params.verb === 'finish') drill.row.progress = 'FINISHED'
        if (drill && params.verb === 'cancel') drill.row.progress = 'CANCELLED'
        return done(String(params.id))
      }),
    ),
  ]
}
