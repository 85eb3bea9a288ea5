import { HttpResponse, http, type RequestHandler } from 'msw'
import type {
  CalendarFeed,
  Leave,
  OnCallPerson,
  PublishedSchedule,
  Readiness,
  ScheduleLanes,
  SchedulePreview,
  Stretch,
  Swap,
  Team,
} from '../api/types'
import { mina, ravi, rosa } from './builders'

/** What a stand-in for notification-service knows of schedules. Undefined: they cannot be read. */
export interface Duty {
  schedules: PublishedSchedule[] | undefined
  lanes: ScheduleLanes | undefined
  people: OnCallPerson[]
  teams: Team[]
  leave: Leave[]
  swaps: Swap[]
  readiness: Readiness | undefined
  feeds: CalendarFeed[]
  preview: SchedulePreview
}

const on = (person: typeof rosa): OnCallPerson => ({ ...person, reachable: true })

export const noDuty = (): Duty => ({
  schedules: [],
  lanes: undefined,
  people: [],
  teams: [],
  leave: [],
  swaps: [],
  readiness: undefined,
  feeds: [],
  preview: { before: [], after: [], changes: [], gaps: [] },
})

/** Two weeks of one schedule, with a gap, an override and somebody away; it begins today. */
export function demoDuty(now: number): Duty {
  const midnight = Math.floor(now / 86_400_000) * 86_400_000
  const day = (n: number, hour = 0) => new Date(midnight + n * 86_400_000 + hour * 3_600_000).toISOString()
  const stretch = (from: string, until: string, person: typeof rosa | undefined, more: Partial<Stretch> = {}) => ({
    from,
    until,
    cause: 'TURN' as const,
    ...(person ? { person: on(person) } : {}),
    layerId: 'weeks',
    ...more,
  })
  const stretches: Stretch[] = [
    stretch(day(0), day(3, 9), rosa),
    stretch(day(3, 9), day(4, 9), mina, { cause: 'OVERRIDE', overrideId: 'ovr-1', insteadOf: on(ravi) }),
    stretch(day(4, 9), day(10, 9), ravi),
    stretch(day(10, 9), day(11), undefined, { cause: 'NO_LAYER' }),
    stretch(day(11), day(14), ravi, { cause: 'LEAVE_COVER', insteadOf: on(rosa) }),
  ]
  const payments: PublishedSchedule = {
    id: 'payments',
    name: 'Payments, around the clock',
    teamId: 'payments',
    zone: 'Europe/Berlin',
    layers: [
      {
        id: 'weeks',
        name: 'Weeks',
        zone: 'Europe/Berlin',
        rotation: { unit: 'WEEKS', every: 1, startsOn: '2026-01-05', handOff: '09:00:00', handOffDays: [] },
        personIds: [rosa.id, ravi.id],
        restrictions: [],
        holidays: 'AS_EVER',
      },
    ],
    shadows: [],
    holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
    people: [on(rosa), on(ravi)],
    now: stretches[0] as Stretch,
    learning: [on(mina)],
    next: stretches[1] as Stretch,
    version: 4,
  }
  const lanes: ScheduleLanes = {
    from: day(0),
    until: day(14),
    zone: 'Europe/Berlin',
    days: Array.from({ length: 14 }, (_, n) => ({
      date: day(n).slice(0, 10),
      from: day(n),
      until: day(n + 1),
      hours: n === 5 ? 25 : 24,
      weekend: n % 7 > 4,
    })),
    layers: [
      {
        id: 'weeks',
        name: 'Weeks',
        zone: 'Europe/Berlin',
        turns: [
          { from: day(0), until: day(3, 9), person: on(rosa) },
          { from: day(3, 9), until: day(10, 9), person: on(ravi) },
          { from: day(11), until: day(14), person: on(rosa) },
        ],
      },
    ],
    shadows: [
      {
        id: 'learning',
        name: 'New here',
        zone: 'Europe/Berlin',
        turns: [{ from: day(0), until: day(14), person: on(mina) }],
      },
    ],
    overrides: [
      { id: 'ovr-1', person: on(mina), from: day(3, 9), until: day(4, 9), reason: 'Training', removable: true },
    ],
    away: [{ id: 'lv-1', person: on(rosa), from: day(11), until: day(14), cancellable: true }],
    stretches,
  }
  return {
    schedules: [payments],
    lanes,
    people: [on(mina), on(ravi), on(rosa)],
    teams: [{ id: 'payments', name: 'Payments', members: [on(rosa), on(ravi)], version: 0 }],
    leave: lanes.away,
    swaps: [
      {
        id: 'swap-1',
        scheduleId: 'payments',
        schedule: 'Payments, around the clock',
        asker: on(ravi),
        asked: on(rosa),
        from: day(4, 9),
        until: day(5, 9),
        backFrom: day(12),
        backUntil: day(13),
        state: 'OPEN',
        askedAt: day(0),
        expiresAt: day(4, 9),
        note: 'My sister marries',
        answerable: true,
        withdrawable: false,
      },
    ],
    feeds: [{ id: 'feed-1', url: 'https://muster.example/calendar/feed-1.sig.ics', openedAt: day(0) }],
    readiness: demoReadiness(day),
    preview: {
      before: stretches,
      after: stretches,
      changes: [{ from: day(1), until: day(2), before: on(rosa), after: on(ravi) }],
      gaps: [stretches[3] as Stretch],
    },
  }
}

/** A policy with a gap each night, one that nobody's address was tried for, and one as it should be. */
function demoReadiness(day: (n: number, hour?: number) => string): Readiness {
  const night = (n: number) => ({
    from: day(n, 22),
    until: day(n + 1, 6),
    failures: [{ level: 1, reason: 'NO_LAYER' as const, target: 'Payments, around the clock', scheduleId: 'payments' }],
  })
  return {
    from: day(0),
    until: day(90),
    channels: ['email'],
    enoughChannels: 2,
    servicesWithoutPolicy: ['ledger-export'],
    lastCheckAt: day(0, 6),
    policies: [
      {
        policyId: 'payments',
        name: 'Payments',
        services: ['payments', 'checkout'],
        tier: 1,
        state: 'UNREACHED',
        gaps: Array.from({ length: 14 }, (_, n) => night(n * 6)),
        gapCount: 14,
        owners: [{ id: mina.id, name: mina.name }],
      },
      {
        policyId: 'search',
        name: 'Search',
        services: ['search'],
        state: 'LATE',
        gaps: [
          {
            from: day(0),
            until: day(90),
            level: 2,
            failures: [{ level: 1, reason: 'UNTRIED', person: { id: rosa.id, name: rosa.name } }],
          },
        ],
        gapCount: 1,
        owners: [],
      },
      {
        policyId: 'default',
        name: 'Default policy',
        services: [],
        state: 'ONE_CHANNEL',
        gaps: [],
        gapCount: 0,
        owners: [],
      },
    ],
  }
}

type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>

export function dutyHandlers(duty: () => Duty, write: Write): RequestHandler[] {
  const read = (path: string, answer: (params: Record<string, unknown>) => unknown) =>
    http.get(`*/api/on-call/${path}`, ({ params }) => {
      const found = answer(params)
      return found === undefined ? new HttpResponse(null, { status: 503 }) : HttpResponse.json(found as object)
    })
  const done = (id: unknown) => HttpResponse.json({ id, version: 5, position: 2000, made: 'made' })
  const preview = () => HttpResponse.json(duty().preview)
  return [
    read('schedules', () => duty().schedules && { items: duty().schedules }),
    read('schedules/:id/lanes', () => duty().lanes),
    read('schedules/:id', ({ id }) => duty().schedules?.find(each => each.id === id)),
    read('people', () => ({ items: duty().people })),
    read('teams', () => ({ items: duty().teams })),
    read('swaps', () => ({ items: duty().swaps })),
    read('schedules/:id/swaps/:swapId/preview', () => duty().preview),
    http.post('*/api/on-call/schedules/:id/swaps/preview', preview),
    http.post('*/api/on-call/schedules/:id/swaps', ({ request, params }) => write(request, () => done(params.id))),
    http.post('*/api/on-call/schedules/:id/swaps/:swapId/:verb', ({ request, params }) =>
      write(request, () => {
        const state = params.verb === 'accept' ? 'ACCEPTED' : params.verb === 'decline' ? 'DECLINED' : 'WITHDRAWN'
        duty().swaps = duty().swaps.map(swap => ({ ...swap, state, answerable: false, withdrawable: false }))
        return done(params.id)
      }),
    ),
    read('readiness', () => duty().readiness),
    http.post('*/api/on-call/readiness/tests', ({ request }) => write(request, () => done('notice-1'))),
    read('leave', () => ({ items: duty().leave })),
    http.post('*/api/on-call/schedules/:id/preview', preview),
    http.post('*/api/on-call/schedules/:id/overrides/preview', preview),
    http.put('*/api/on-call/schedules/:id', ({ request, params }) => write(request, () => done(params.id))),
    http.post('*/api/on-call/schedules/:id/overrides', ({ request, params }) => write(request, () => done(params.id))),
    http.delete('*/api/on-call/schedules/:id/overrides/:overrideId', ({ request, params }) =>
      write(request, () => {
        const { lanes } = duty()
        if (lanes) lanes.overrides = lanes.overrides.filter(({ id }) => id !== params.overrideId)
        return done(params.id)
      }),
    ),
    http.post('*/api/on-call/leave', ({ request }) => write(request, () => done('leave'))),
    http.delete('*/api/on-call/leave/:personId/:leaveId', ({ request, params }) =>
      write(request, () => {
        duty().leave = duty().leave.filter(({ id }) => id !== params.leaveId)
        return done('leave')
      }),
    ),
    read('feeds', () => ({ items: duty().feeds })),
    http.post('*/api/on-call/feeds', ({ request }) =>
      write(request, () =>
        HttpResponse.json({
          id: 'feed-2',
          version: 0,
          position: 2001,
          url: 'https://muster.example/calendar/feed-2.ics',
        }),
      ),
    ),
    http.delete('*/api/on-call/feeds/:id', ({ request, params }) =>
      write(request, () => {
        duty().feeds = duty().feeds.filter(({ id }) => id !== params.id)
        return done(params.id)
      }),
    ),
    http.put('*/api/on-call/teams/:id', ({ request, params }) => write(request, () => done(params.id))),
  ]
}
