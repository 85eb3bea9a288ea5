import type { RequestHandler } from 'msw'
import type {
  AnalyticsDeployments,
  AnalyticsFigure,
  AnalyticsIncidentList,
  AnalyticsLessons,
  AnalyticsLoad,
  AnalyticsResponse,
  AnalyticsTrend,
} from '../api/types'

const titles = {
  DETECT: 'Time to detect',
  ACKNOWLEDGE: 'Time to acknowledge',
  CONTAIN: 'Time to contain',
  RESOLVE: 'Time to resolve',
}

type Named = keyof typeof titles

/** A metric of twenty incidents, in minutes. */
function aFigure(metric: Named, median: number, over: Partial<AnalyticsFigure> = {}): AnalyticsFigure {
  const minutes = (of: number) => Math.round(median * of * 60)
  return {
    metric,
    counted: 20,
    median: minutes(1),
    p90: minutes(3),
    p95: minutes(4),
    mean: minutes(1.4),
    low: minutes(0.8),
    high: minutes(1.3),
    ...over,
  }
}

function figures(slower = 1): AnalyticsFigure[] {
  return [
    aFigure('DETECT', 6 * slower),
    aFigure('ACKNOWLEDGE', 3 * slower),
    { metric: 'CONTAIN', counted: 3, median: 2400 },
    aFigure('RESOLVE', 48 * slower),
  ]
}

/** A quarter in which checkout came back and somebody did not do what a review wanted. */
export function aResponse(over: Partial<AnalyticsResponse> = {}): AnalyticsResponse {
  return {
    from: '2026-08-30',
    to: '2026-11-27',
    zone: 'UTC',
    drills: false,
    incidents: 24,
    figures: figures(),
    by: 'SERVICE',
    groups: [
      { key: 'checkout', name: 'checkout', incidents: 14, figures: figures(1.5) },
      { key: 'ledger', name: 'ledger', incidents: 10, figures: figures(0.6) },
    ],
    recurrence: {
      known: 12,
      again: 2,
      items: [
        {
          service: 'checkout',
          cause: 'CHANGE/DEPLOYMENT/checkout',
          causeName: 'a deployment of checkout',
          again: 2,
          incidents: [
            { incidentId: 'id-140', number: 'INC-140' },
            { incidentId: 'id-142', number: 'INC-142' },
          ],
        },
      ],
    },
    actions: {
      due: 9,
      onTime: 6,
      late: 1,
      overdue: 1,
      open: 1,
      behind: [{ incidentId: 'id-131', number: 'INC-131' }],
    },
    ...over,
  }
}

/** Twelve weeks that got faster in the seventh. */
export function aTrend(metric: Named = 'RESOLVE'): AnalyticsTrend {
  const start = Date.UTC(2026, 8, 7)
  const day = (days: number) => new Date(start + days * 86_400_000).toISOString().slice(0, 10)
  return {
    metric,
    every: 'WEEK',
    points: Array.from({ length: 12 }, (_, week) => ({
      from: day(week * 7),
      to: day(week * 7 + 6),
      whole: week !== 11,
      incidents: 7,
      figure: aFigure(metric, (week < 6 ? 60 : 30) + (week % 3) * 5, { counted: 7 }),
    })),
    changes: [{ at: day(42), before: 3900, after: 2100, chance: 0.0004 }],
  }
}

function someIncidents(): AnalyticsIncidentList {
  return {
    total: 2,
    items: [
      {
        incidentId: 'id-142',
        number: 'INC-142',
        openedAt: '2026-11-24T03:12:31Z',
        severity: 'SEV1',
        services: ['checkout', 'payments'],
        cause: 'a deployment of checkout',
        source: 'alertmanager',
        seconds: { ACKNOWLEDGE: 120, RESOLVE: 1980 },
      },
      {
        incidentId: 'id-140',
        number: 'INC-140',
        openedAt: '2026-11-20T13:02:00Z',
        severity: 'SEV3',
        services: ['checkout'],
        cause: 'not known',
        source: 'declared by somebody',
        seconds: { ACKNOWLEDGE: 60 },
      },
    ],
  }
}

const noDeployments: AnalyticsDeployments = { deployments: 0, failed: 0, recovery: { counted: 0 }, services: [] }

const someDeployments: AnalyticsDeployments = {
  deployments: 48,
  failed: 3,
  rate: 0.0625,
  recovery: { counted: 3, median: 2520 },
  services: [
    {
      service: 'checkout',
      deployments: 30,
      failed: 3,
      rate: 0.1,
      recovery: { counted: 3, median: 2520 },
      incidents: [{ incidentId: 'id-142', number: 'INC-142' }],
    },
    { service: 'NONE', deployments: 18, failed: 0, rate: 0, recovery: { counted: 0 }, incidents: [] },
  ],
}

/** A year in which something ran out again and again, and once more after it was mended. */
export function someLessons(over: Partial<AnalyticsLessons> = {}): AnalyticsLessons {
  const ref = (number: number) => ({ incidentId: `id-${number}`, number: `INC-${number}` })
  return {
    from: '2025-11-28',
    to: '2026-11-27',
    zone: 'UTC',
    drills: false,
    incidents: 24,
    reviewed: 16,
    factors: 31,
    erased: 1,
    leftOut: 0,
    alone: 20,
    themes: [
      {
        text: 'Database connections ran out under load',
        kind: 'CAPACITY',
        count: 3,
        incidents: [ref(142), ref(131), ref(97)],
        factors: [
          { incident: ref(142), kind: 'CAPACITY', text: 'The pool of connections was exhausted' },
          { incident: ref(131), kind: 'CAPACITY', text: 'Database connections ran out under load' },
          { incident: ref(97), kind: 'DESIGN', text: 'The connection pool of the database was too small' },
        ],
        services: [
          { service: 'checkout', incidents: 3 },
          { service: 'ledger', incidents: 1 },
        ],
        months: [
          { from: '2026-09-01', incidents: 1 },
          { from: '2026-10-01', incidents: 0 },
          { from: '2026-11-01', incidents: 2 },
        ],
        course: { direction: 'UNCLEAR', earlier: 1, earlierOf: 8, later: 2, laterOf: 8, chance: 1 },
        actions: [
          {
            incident: ref(97),
            title: 'Make the pool larger',
            state: 'VERIFIED',
            due: '2026-09-20T00:00:00Z',
            outcome: 'ON_TIME',
          },
          { incident: ref(131), state: 'OPEN', due: '2026-11-20T00:00:00Z', outcome: 'OVERDUE' },
          { incident: ref(131), title: 'Buy a larger machine', state: 'DROPPED', outcome: 'DROPPED' },
        ],
        again: [ref(142), ref(131)],
        inCommon: [
          {
            side: 'SERVICE',
            key: 'checkout',
            name: 'checkout',
            having: 3,
            of: 3,
            usual: 0.077,
            chance: 0.032,
            incidents: [ref(142), ref(131), ref(97)],
          },
        ],
      },
    ],
    inCommon: [
      {
        side: 'DEPLOYMENT',
        key: 'checkout',
        name: 'checkout',
        having: 6,
        of: 14,
        usual: 0.014,
        chance: 0.0004,
        incidents: [ref(142), ref(140)],
      },
    ],
    ...over,
  }
}

const noLoad: AnalyticsLoad = { pages: 0, nightPages: 0, interruptedHours: 0, peopleHours: 0, people: [] }

const someLoad: AnalyticsLoad = {
  pages: 42,
  nightPages: 11,
  interruptedHours: 23,
  fairness: 0.31,
  peopleHours: 61.5,
  cost: 4920,
  currency: 'EUR',
  people: [
    {
      personId: 'rosa',
      name: 'Rosa Reyes',
      zone: 'Europe/Berlin',
      pages: 30,
      nightPages: 9,
      interruptedHours: 15,
      incidents: [{ incidentId: 'id-142', number: 'INC-142' }],
    },
    {
      personId: 'ravi',
      name: 'Ravi Rao',
      zone: 'Asia/Kolkata',
      pages: 12,
      nightPages: 2,
      interruptedHours: 8,
      incidents: [{ incidentId: 'id-140', number: 'INC-140' }],
    },
  ],
}

/** What analytics know of: nothing at first. */
export interface AnalyticsWorld {
  response: AnalyticsResponse
  lessons?: AnalyticsLessons
  asked: URLSearchParams[]
}

export function noAnalytics(): AnalyticsWorld {
  const nothing = {
    recurrence: { known: 0, again: 0, items: [] },
    actions: { due: 0, onTime: 0, late: 0, overdue: 0, open: 0, behind: [] },
  }
  return { response: aResponse({ incidents: 0, groups: [], ...nothing }), asked: [] }
}

type Read = (path: string, answer: (url: URL, params: Record<string, unknown>) => unknown) => RequestHandler

/** The HTTP API of analytics over a world. */
export function analyticsHandlers(world: { analytics: AnalyticsWorld }, read: Read): RequestHandler[] {
  return [
    read('/api/analytics/response/metrics', () => ({
      items: Object.entries(titles).map(([metric, title]) => ({
        metric,
        title,
        ...(metric === 'RESOLVE' ? { abbreviation: 'MTTR' } : {}),
        definition: `${title}, as the definition says.`,
        events: ['incident.opened', 'incident.resolved'],
      })),
    })),
    read('/api/analytics/lessons', url => {
      world.analytics.asked.push(url.searchParams)
      const nothing = { incidents: 0, reviewed: 0, factors: 0, erased: 0, alone: 0, themes: [], inCommon: [] }
      return world.analytics.lessons ?? someLessons(world.analytics.response.incidents === 0 ? nothing : {})
    }),
    read('/api/analytics/response/trend', url => aTrend((url.searchParams.get('metric') ?? 'RESOLVE') as Named)),
    read('/api/analytics/response/incidents', someIncidents),
    read('/api/analytics/deployments', () =>
      world.analytics.response.incidents === 0 ? noDeployments : someDeployments,
    ),
    read('/api/analytics/load', () => (world.analytics.response.incidents === 0 ? noLoad : someLoad)),
    read('/api/analytics/noise', () =>
      world.analytics.response.incidents === 0 ? { opened: 0, untouched: 0 } : { opened: 16, untouched: 4 },
    ),
    read('/api/analytics/response', url => {
      world.analytics.asked.push(url.searchParams)
      return { ...world.analytics.response, by: url.searchParams.get('by') ?? 'SERVICE' }
    }),
  ]
}
