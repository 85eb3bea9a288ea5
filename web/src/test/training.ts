import { HttpResponse, http } from 'msw'
import type { TrainingLine, TrainingPage } from '../api/types'
import { mina, ravi, rosa } from './builders'
import type { World } from './World'

/** Nothing on record and nothing required. */
export function noTraining(): TrainingPage {
  return {
    items: [],
    total: 0,
    counts: { missing: 0, lapsed: 0, dueSoon: 0, valid: 0 },
    requirements: [],
    dueSoonDays: 30,
  }
}

/** One who is trained, one whose training lapses soon, and one of whom nothing is on record. */
export function aTrainedTeam(): TrainingPage {
  const course = 'Incident commander'
  const record = (doneOn: string, validUntil: string) => ({
    id: `training-${doneOn}`,
    doneOn,
    validUntil,
    evidence: 'Certificate 4711',
    by: mina,
    at: '2026-01-05T10:00:00Z',
  })
  const items: TrainingLine[] = [
    { person: ravi, course, roles: ['COMMANDER', 'DEPUTY'], state: 'MISSING', records: [] },
    {
      person: rosa,
      course,
      roles: ['COMMANDER'],
      state: 'DUE_SOON',
      validUntil: '2026-12-01',
      records: [record('2025-12-01', '2026-12-01')],
    },
    {
      person: mina,
      course: 'First aid',
      roles: [],
      state: 'LAPSED',
      validUntil: '2026-01-01',
      records: [record('2025-01-01', '2026-01-01')],
    },
  ]
  return {
    ...noTraining(),
    items,
    total: items.length,
    counts: { missing: 1, lapsed: 1, dueSoon: 1, valid: 0 },
    requirements: [{ role: 'COMMANDER', courses: [course], people: [ravi, rosa] }],
  }
}

type Read = (path: string, answer: (url: URL) => unknown) => ReturnType<typeof http.get>
type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>

/** What the incident service answers about trainings. */
export function trainingHandlers(world: World, origin: string, read: Read, write: Write) {
  const done = (id: string, status = 200) =>
    HttpResponse.json({ id, version: 1, position: ++world.position, changed: true }, { status })
  return [
    read('/api/training', url => {
      const state = url.searchParams.get('state')
      const person = url.searchParams.get('person')
      const items = world.training?.items.filter(
        line => (!state || line.state === state) && (!person || line.person.id === world.me?.id),
      )
      return items && { ...world.training, items, total: items.length }
    }),
    http.post(`${origin}/api/training-records`, ({ request }) => write(request, () => done('training-new', 201))),
    http.post(`${origin}/api/training-records/:id/withdraw`, ({ request, params }) =>
      write(request, () => {
        if (world.training) {
          world.training.items = world.training.items.filter(line => line.records[0]?.id !== params.id)
        }
        return done(String(params.id))
      }),
    ),
    http.put(`${origin}/api/training-requirements/:role`, ({ request, params }) =>
      write(request, () => done(String(params.role))),
    ),
  ]
}
