import { HttpResponse, http } from 'msw'
import type { AutomationRule, DryRun, RuleContent, RuleFirings, RuleTrial } from '../api/types'
import { mina as aManager, ravi as another, rosa as aResponder } from './builders'
import type { World } from './World'

const person = (who: { id: string; name: string }) => ({ kind: 'PERSON' as const, ...who })
const mina = person(aManager)
const ravi = person(another)
const rosa = person(aResponder)

/** What the rules of a test say. */
export function databaseFirst(more: Partial<RuleContent> = {}): RuleContent {
  return {
    name: 'Database first',
    purpose: 'A SEV1 at checkout has always been the database.',
    when: 'SEVERITY_CHANGED',
    condition: "@.severity == 'SEV1' && @.services contains 'checkout'",
    zone: 'Europe/Berlin',
    tasks: [{ title: 'Look at the replicas', owner: 'COMMANDER', dueMinutes: 15 }],
    updates: [{ text: 'Severity is {$.severity}' }],
    actions: [],
    pages: [],
    drafts: [],
    perHour: 20,
    perIncident: 3,
    ...more,
  }
}

/** A rule that is on, with a firing that went well, one that was refused and one nobody may see. */
export function aRuleThatFires(): { rule: AutomationRule; firings: RuleFirings } {
  const at = '2026-11-20T10:00:00Z'
  const rule: AutomationRule = {
    row: {
      id: 'automation-rule-1',
      name: 'Database first',
      when: 'SEVERITY_CHANGED',
      version: 2,
      draft: 2,
      progress: 'PUBLISHED',
      enabled: 2,
      stopped: false,
      retired: false,
      firings: 3,
      lastFired: at,
      updatedAt: at,
    },
    versions: [
      {
        version: 2,
        content: databaseFirst(),
        by: mina,
        authors: [rosa, ravi],
        at,
        reason: 'Lag came first last time',
        trial: {
          since: '2026-10-21T10:00:00Z',
          upTo: 90210,
          incidents: 140,
          events: 31,
          met: 4,
          complete: true,
          by: rosa,
          at,
        },
      },
      { version: 1, content: databaseFirst({ updates: [] }), by: mina, authors: [rosa], at },
    ],
    enabledSince: { by: mina, at, text: 'Four times in a month is right' },
    mayApprove: false,
    aggregateVersion: 12,
  }
  const firing = { version: 2, trigger: 7, at, rehearsed: false }
  return {
    rule,
    firings: {
      items: [
        {
          ...firing,
          position: 30,
          incident: { id: 'inc-142', number: 'INC-142' },
          outcomes: [
            { kind: 'TASK', item: 1, result: 'DONE' },
            { kind: 'UPDATE', item: 1, result: 'REFUSED', says: 'The incident is closed.' },
          ],
        },
        { ...firing, position: 20 },
      ],
      inAll: 3,
    },
  }
}

/** A rule of which a draft waits for a manager who did not write it, and which stopped itself before. */
export function aRuleThatStopped(): { rule: AutomationRule; firings: RuleFirings } {
  const { rule } = aRuleThatFires()
  const { enabled: _, ...row } = rule.row
  const { enabledSince: __, ...rest } = rule
  return {
    rule: {
      ...rest,
      row: { ...row, id: 'automation-rule-2', name: 'Too eager', draft: 3, progress: 'SUBMITTED', stopped: true },
      draft: databaseFirst({ name: 'Too eager', perHour: 5 }),
      draftReason: 'Fewer',
      draftBy: rosa,
      stoppedBy: 'HOUR_LIMIT',
      stoppedAt: '2026-11-21T10:00:00Z',
      mayApprove: true,
    },
    firings: {
      items: [
        {
          position: 40,
          version: 2,
          trigger: 39,
          at: '2026-11-21T10:00:00Z',
          rehearsed: false,
          withheld: 'HOUR_LIMIT',
          incident: { id: 'inc-142', number: 'INC-142' },
        },
      ],
      inAll: 1,
    },
  }
}

const trial: RuleTrial = {
  since: '2026-10-28T10:00:00Z',
  upTo: 90210,
  incidents: 140,
  events: 31,
  met: 1,
  mostInAnHour: 1,
  items: [{ incident: { id: 'inc-142', number: 'INC-142' }, position: 77, at: '2026-11-19T03:00:00Z' }],
}

const begun: DryRun = { id: 'run-1', state: 'RUNNING', looked: 0 }

type Read = (path: string, answer: (url: URL) => unknown) => ReturnType<typeof http.get>
type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>

/** What the incident service answers about automation rules. */
export function automationHandlers(world: World, origin: string, read: Read, write: Write) {
  const of = (url: URL) => world.automation?.find(each => each.rule.row.id === url.pathname.split('/')[3])
  const done = (id: string, status = 200) =>
    HttpResponse.json({ id, version: 1, position: ++world.position, changed: true }, { status })
  return [
    read('/api/automation-rules', () => world.automation && { items: world.automation.map(each => each.rule.row) }),
    read('/api/automation-rules/:id', url => of(url)?.rule),
    read('/api/automation-rules/dry-runs/:run', () => world.dryRun ?? { ...begun, state: 'DONE', result: trial }),
    http.post(`${origin}/api/automation-rules/dry-runs/:run/cancel`, ({ request }) =>
      write(request, () => {
        world.dryRun = { ...begun, state: 'CANCELLED' }
        return HttpResponse.json(world.dryRun)
      }),
    ),
    read('/api/automation-rules/:id/firings', url => of(url)?.firings),
    http.post(`${origin}/api/automation-rules/preview`, ({ request }) =>
      write(request, body => {
        const { condition } = body.content as RuleContent
        return condition?.includes('severty')
          ? HttpResponse.json(
              {
                type: 'urn:muster:problem:invalid-field',
                title: 'Unprocessable Content',
                status: 422,
                detail: 'There is no field @.severty at character 1.',
                errors: [{ pointer: '/content/condition', detail: 'There is no field @.severty at character 1.' }],
              },
              { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
            )
          : HttpResponse.json(begun, { status: 202 })
      }),
    ),
    http.post(`${origin}/api/automation-rules`, ({ request }) => write(request, () => done('automation-rule-1', 201))),
    http.put(`${origin}/api/automation-rules/:id/draft`, ({ request, params }) =>
      write(request, () => done(String(params.id))),
    ),
    http.post(`${origin}/api/automation-rules/:id/versions/:version/dry-run`, ({ request }) =>
      write(request, () => HttpResponse.json(begun, { status: 202 })),
    ),
    http.post(`${origin}/api/automation-rules/:id/:verb`, ({ request, params }) =>
      write(request, () => done(String(params.id))),
    ),
  ]
}
