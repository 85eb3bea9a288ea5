import { HttpResponse, http, type RequestHandler } from 'msw'
import type {
  CalendarFeed,
  CalendarSubscription,
  ContactPreview,
  ContactTests,
  EscalationUpcoming,
  Hindsight,
  Leave,
  LeaveCalendarPlan,
  MyContact,
  OnCallImported,
  OnCallPerson,
  Policy,
  PolicyQuestion,
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
  policies: Policy[] | undefined
  wouldCall: EscalationUpcoming[]
  hindsight: Hindsight | undefined
  /** What was last asked of each way of trying a policy. */
  asked: { preview?: PolicyQuestion; hindsight?: { repeat?: number } }
  leave: Leave[]
  swaps: Swap[]
  readiness: Readiness | undefined
  contact: MyContact | undefined
  contactPreview: ContactPreview
  contactTests: ContactTests
  imported: OnCallImported
  feeds: CalendarFeed[]
  subscriptions: CalendarSubscription[]
  preview: SchedulePreview
}

const on = (person: typeof rosa): OnCallPerson => ({ ...person, reachable: true })

export const noDuty = (): Duty => ({
  schedules: [],
  lanes: undefined,
  people: [],
  teams: [],
  policies: [],
  wouldCall: [],
  hindsight: undefined,
  asked: {},
  leave: [],
  swaps: [],
  readiness: undefined,
  contact: { methods: [], offered: ['EMAIL'], version: -1 },
  contactPreview: { why: 'NO_METHOD', calls: [] },
  contactTests: { items: [] },
  imported: { users: [], items: [] },
  feeds: [],
  subscriptions: [],
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
    policies: [
      {
        id: 'payments',
        name: 'Payments',
        policyVersion: 3,
        services: ['payments', 'checkout'],
        version: 2,
        repeat: 2,
        levels: [
          {
            targets: [{ kind: 'SCHEDULE', id: 'payments' }],
            ackTimeoutSeconds: 300,
            calling: 'EVERYBODY',
            only: {
              severities: ['SEV1', 'SEV2'],
              days: ['MONDAY', 'TUESDAY'],
              from: '08:00:00',
              until: '20:00:00',
              zone: 'Europe/Berlin',
            },
          },
          { targets: [{ kind: 'TEAM', id: 'payments' }], ackTimeoutSeconds: 600, calling: 'IN_TURN' },
        ],
        ackTimeout: { after: [{ severity: 'SEV1', seconds: 1800 }], answerWithinSeconds: 300 },
      },
    ],
    wouldCall: [
      { round: 1, level: 1, at: day(0, 8), people: [], skipped: true },
      { round: 1, level: 2, at: day(0, 8), people: [{ id: rosa.id, name: rosa.name }], skipped: false },
      { round: 2, level: 1, at: day(0, 9), people: [], skipped: true },
      { round: 2, level: 2, at: day(0, 9), people: [{ id: mina.id, name: mina.name }], skipped: false },
    ],
    asked: {},
    hindsight: {
      from: day(-30),
      until: day(0),
      incidents: 14,
      leftOut: 0,
      before: { calls: 21, woken: 6 },
      after: { calls: 16, woken: 2 },
      saved: 7,
      added: 2,
      missed: 1,
      items: [
        {
          number: 'INC-131',
          severity: 'SEV3',
          at: day(-4, 2),
          spared: [{ id: ravi.id, name: ravi.name }],
          added: [{ id: rosa.id, name: rosa.name }],
          missed: true,
        },
      ],
    },
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
    subscriptions: [
      {
        id: 'subscription-1',
        version: 3,
        person: on(rosa),
        host: 'calendar.example',
        zone: 'Europe/Berlin',
        allDay: true,
        wholeTeam: false,
        words: ['vacation'],
        givenAt: day(-20),
        readAt: day(-1),
        failure: {
          since: day(-1),
          times: 7,
          why: "The calendar's host does not let Muster in. Share the calendar by a secret address and give that one.",
        },
      },
    ],
    feeds: [{ id: 'feed-1', url: 'https://muster.example/calendar/feed-1.sig.ics', openedAt: day(0) }],
    readiness: demoReadiness(day),
    contact: structuredClone(demoContact),
    contactPreview: demoContactPreview(now),
    contactTests: { items: [] },
    imported: demoImport,
    preview: {
      before: stretches,
      after: stretches,
      changes: [{ from: day(1), until: day(2), before: on(rosa), after: on(ravi) }],
      gaps: [stretches[3] as Stretch],
    },
  }
}

/** A schedule that comes over, one that does not, and a policy of which something is lost. */
const demoImport: OnCallImported = {
  users: [
    { sourceId: 'PROSA01', name: 'Rosa Reyes', personId: rosa.id },
    { sourceId: 'PGONE01', name: 'Gone Away' },
  ],
  items: [
    {
      kind: 'SCHEDULE',
      sourceId: 'PAYSCHD',
      name: 'Payments',
      targetId: 'pd-PAYSCHD',
      outcome: 'MAPS',
      effect: 'NEW',
      notes: [],
    },
    {
      kind: 'SCHEDULE',
      sourceId: 'STRANGE',
      name: 'With a stranger',
      outcome: 'DOES_NOT_MAP',
      effect: 'NONE',
      notes: [{ where: '/export/schedules/3', text: 'Nobody here is the user PGONE01.' }],
    },
    {
      kind: 'POLICY',
      sourceId: 'EPAY',
      name: 'Payments',
      targetId: 'pd-EPAY',
      outcome: 'MAPS_PARTLY',
      effect: 'NEW',
      notes: [
        {
          where: '/export/escalations/0/repeat/count',
          text: 'It is gone through again 9 times at most.',
        },
      ],
    },
  ],
}

/** A published address, a proved phone and one that is not proved yet, by rules of one's own. */
const demoContact: MyContact = {
  methods: [
    {
      id: 'email',
      kind: 'EMAIL',
      address: 'rosa@muster.example',
      verified: true,
      published: true,
      offered: true,
      works: true,
    },
    {
      id: 'text',
      kind: 'SMS',
      address: '+4915123456789',
      verified: true,
      published: false,
      offered: true,
      works: true,
    },
    { id: 'call', kind: 'VOICE', address: '+4915123456789', verified: false, published: false, offered: true },
  ],
  offered: ['EMAIL', 'PUSH', 'TEAMS', 'TELEGRAM', 'MATTERMOST', 'SMS', 'VOICE'],
  rules: {
    zone: 'Europe/Berlin',
    rules: [
      {
        severities: ['SEV1', 'SEV2'],
        steps: [
          { methodId: 'email', afterSeconds: 0 },
          { methodId: 'text', afterSeconds: 120 },
        ],
      },
    ],
    quiet: { from: '22:00:00', until: '07:00:00', loudFrom: 'SEV2' },
    backupId: ravi.id,
  },
  version: 7,
}

const demoContactPreview = (now: number): ContactPreview => {
  const at = (seconds: number) => new Date(now + seconds * 1000).toISOString()
  return {
    why: 'RULE',
    rule: 0,
    calls: [
      { kind: 'EMAIL', address: 'rosa@muster.example', afterSeconds: 0, at: at(0) },
      { kind: 'SMS', address: '+4915123456789', afterSeconds: 120, at: at(120) },
    ],
    backup: { person: { id: ravi.id, name: ravi.name }, atOnce: false, calls: [] },
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

/** What a calendar holds: a leave that is new, one that ends, and what is none. */
const leavePlan: LeaveCalendarPlan = {
  items: [
    {
      title: 'Vacation',
      from: '2026-12-01T23:00:00Z',
      until: '2026-12-05T23:00:00Z',
      allDay: true,
      because: 'WORDS',
      effect: 'NEW',
    },
    {
      title: 'Stand-up',
      from: '2026-12-07T08:00:00Z',
      until: '2026-12-07T08:15:00Z',
      allDay: false,
      because: 'AT_WORK',
      effect: 'NONE',
    },
  ],
  notShown: 3,
  ends: [{ leaveId: 'calendar-1-0', from: '2026-12-20T23:00:00Z', until: '2026-12-21T23:00:00Z' }],
}

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
    read('policies', () => duty().policies && { items: duty().policies }),
    http.post('*/api/on-call/policies/:id/preview', async ({ request }) => {
      duty().asked.preview = (await request.json()) as PolicyQuestion
      return HttpResponse.json({ items: duty().wouldCall })
    }),
    http.post('*/api/on-call/policies/:id/hindsight', async ({ request }) => {
      duty().asked.hindsight = (await request.json()) as { repeat?: number }
      return duty().hindsight ? HttpResponse.json(duty().hindsight) : new HttpResponse(null, { status: 503 })
    }),
    http.put('*/api/on-call/policies/:id', ({ request, params }) => write(request, () => done(params.id))),
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
    http.post('*/api/on-call/imports/plan', () => HttpResponse.json(duty().imported)),
    http.post('*/api/on-call/imports/apply', ({ request }) => write(request, () => HttpResponse.json(duty().imported))),
    read('readiness', () => duty().readiness),
    read('me', () => duty().contact),
    read('me/preview', () => duty().contactPreview),
    http.post('*/api/on-call/me/tests', () => HttpResponse.json(duty().contactTests)),
    http.get('*/api/on-call/push-key', () => HttpResponse.json({ key: 'BKey' })),
    http.post('*/api/on-call/me/telegram-link', () =>
      HttpResponse.json({
        url: 'https://t.me/muster_bot?start=Zk3',
        bot: 'muster_bot',
        text: '/start Zk3',
        expiresAt: '2026-03-02T09:00:00Z',
      }),
    ),
    http.post('*/api/on-call/me/methods', ({ request }) =>
      write(request, ({ kind, address }) => {
        const { contact } = duty()
        const added = { id: 'new', kind, address, verified: false, published: false, offered: true }
        contact?.methods.push(added as MyContact['methods'][number])
        return HttpResponse.json({ id: 'contact', version: 8, position: 2002, methodId: 'new', codeSent: true })
      }),
    ),
    http.post('*/api/on-call/me/methods/:id/code', ({ request }) => write(request, () => done('contact'))),
    http.post('*/api/on-call/me/methods/:id/verification', ({ request, params }) =>
      write(request, ({ code }) => {
        if (code !== '048213') {
          return HttpResponse.json(
            { type: 'about:blank', title: 'Not accepted', status: 422, detail: 'This is not the code.' },
            { status: 422, headers: { 'content-type': 'application/problem+json' } },
          )
        }
        const method = duty().contact?.methods.find(({ id }) => id === params.id)
        if (method) method.verified = true
        return done('contact')
      }),
    ),
    http.delete('*/api/on-call/me/methods/:id', ({ request, params }) =>
      write(request, () => {
        const { contact } = duty()
        if (contact) contact.methods = contact.methods.filter(({ id }) => id !== params.id)
        return done('contact')
      }),
    ),
    http.put('*/api/on-call/me/rules', ({ request }) =>
      write(request, body => {
        const { contact } = duty()
        if (contact) Object.assign(contact, { rules: body, version: contact.version + 1 })
        return done('contact')
      }),
    ),
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
    http.post('*/api/on-call/leave/calendar/plan', () => HttpResponse.json(leavePlan)),
    http.post('*/api/on-call/leave/calendar/apply', ({ request }) =>
      write(request, () => HttpResponse.json(leavePlan)),
    ),
    read('calendar-subscriptions', () => ({ items: duty().subscriptions })),
    http.post('*/api/on-call/calendar-subscriptions/plan', () => HttpResponse.json(leavePlan)),
    http.post('*/api/on-call/calendar-subscriptions', ({ request }) => write(request, () => done('subscription-2'))),
    http.put('*/api/on-call/calendar-subscriptions/:id', ({ request, params }) =>
      write(request, () => done(params.id)),
    ),
    http.delete('*/api/on-call/calendar-subscriptions/:id', ({ request, params }) =>
      write(request, () => {
        duty().subscriptions = duty().subscriptions.filter(({ id }) => id !== params.id)
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
