import { HttpResponse, http, type RequestHandler } from 'msw'
import type { ActionTarget, ActionTargetChoices, GuardedAction } from '../api/types'
import { adam, at, ravi, rosa } from './builders'
import type { World } from './World'

/** What a stand-in for incident-service knows of guarded actions. Undefined: they cannot be read. */
export interface Acting {
  targets: ActionTarget[] | undefined
  choices: ActionTargetChoices | undefined
  /** By the incident's id. */
  actions: Map<string, GuardedAction[]>
}

export const noActing = (): Acting => ({
  targets: [],
  choices: {
    providers: [{ provider: 'SIGNED_WEBHOOK', kinds: ['BLOCK_ADDRESS', 'REVOKE_KEY', 'SCALE_DEPLOYMENT'] }],
    secrets: ['edge'],
  },
  actions: new Map(),
})

const person = (who: { id: string; name: string }) => ({ kind: 'PERSON' as const, ...who })
const muster = { kind: 'SYSTEM' as const, id: 'guarded-actions' }

export function aTarget(over: Partial<ActionTarget> = {}): ActionTarget {
  return {
    id: 'action-target-edge',
    name: 'Edge firewall',
    provider: 'SIGNED_WEBHOOK',
    url: 'https://edge.example/actions',
    secret: 'edge',
    service: 'edge',
    actions: [
      {
        kind: 'BLOCK_ADDRESS',
        dangerous: true,
        undoable: true,
        fields: [
          { name: 'address', type: 'ADDRESS', required: true, text: 'Address or network', example: '203.0.113.7' },
        ],
      },
      {
        kind: 'REVOKE_KEY',
        dangerous: false,
        undoable: false,
        fields: [{ name: 'key', type: 'LINE', required: true, text: 'The key’s id', example: 'deploy-2024' }],
      },
    ],
    changedBy: person(adam),
    changedAt: at(-600),
    version: 0,
    ...over,
  }
}

/** One that Rosa proposed and that waits for somebody else. */
export function aGuardedAction(id: string, over: Partial<GuardedAction> = {}): GuardedAction {
  return {
    id,
    targetId: 'action-target-edge',
    targetName: 'Edge firewall',
    kind: 'BLOCK_ADDRESS',
    parameters: [{ name: 'address', value: '203.0.113.7' }],
    stage: 'WAITING',
    reason: 'It tries passwords',
    blast: {
      service: 'edge',
      hits: [
        { name: 'edge', tier: 2, hops: 0 },
        { name: 'checkout', tier: 1, hops: 1 },
        { name: 'blog', hops: 1 },
      ],
      total: 3,
    },
    dangers: ['MARKED', 'TIER_ONE_HIT'],
    dryRun: { result: 'WOULD_DO', says: 'One rule more', at: at(-4) },
    undoAfterMinutes: 60,
    proposedBy: person(rosa),
    proposedAt: at(-5),
    may: { approve: true, order: false, dryRun: true, callOff: true, undo: false, settle: false },
    steps: [
      {
        summary: 'Action proposed: block address 203.0.113.7 at Edge firewall',
        text: 'It tries passwords',
        by: person(rosa),
        at: at(-5),
      },
      {
        summary: 'Tried without doing it: the target would do it',
        text: 'One rule more',
        by: muster,
        at: at(-4),
      },
    ],
    ...over,
  }
}

/** One whose outcome only a person can find out. */
export function anUnknownAction(id: string): GuardedAction {
  return aGuardedAction(id, {
    stage: 'UNKNOWN',
    parameters: [{ name: 'address', value: '198.51.100.9' }],
    proposedBy: person(ravi),
    may: { approve: false, order: false, dryRun: false, callOff: false, undo: true, settle: true },
  })
}

type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>
type Read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) => RequestHandler

/** The guarded actions' HTTP API over a world. */
export function actionHandlers(world: World, read: Read, write: Write): RequestHandler[] {
  const done = (status = 200) =>
    HttpResponse.json({ id: 'action', version: 1, position: ++world.position, changed: true }, { status })
  return [
    read('/api/action-targets', () => world.acting.targets && { items: world.acting.targets }),
    read('/api/action-targets/choices', () => world.acting.choices),
    http.post('*/api/action-targets', ({ request }) => write(request, () => done(201))),
    http.put('*/api/action-targets/:id', ({ request }) => write(request, () => done())),
    http.post('*/api/action-targets/:id/retire', ({ request }) => write(request, () => done())),
    read('/api/incidents/:ref/guarded-actions', (_, { ref }) => ({
      items: world.acting.actions.get(world.find(ref as string)?.id ?? '') ?? [],
    })),
    http.post('*/api/incidents/:ref/guarded-actions', ({ request }) => write(request, () => done(201))),
    http.post('*/api/incidents/:ref/guarded-actions/:id/:verb', ({ request }) => write(request, () => done())),
  ]
}
