import type { Incident, IncidentReport } from '../api/types'
import { aResponse } from './analytics'
import { anAuditReport } from './audits'
import { aRuleThatFires, aRuleThatStopped } from './automation'
import {
  aChange,
  adam,
  aLedgerEntry,
  aLink,
  aMap,
  aNoiseLine,
  anAlertGroup,
  anAttempt,
  anEntry,
  anErasure,
  anIncident,
  anIncidentPlan,
  anIntegration,
  aPage,
  aPayload,
  aPlan,
  aPlanText,
  aQueuedReport,
  aRun,
  aRunbook,
  aService,
  aShift,
  aSilence,
  aSimilarIncident,
  aTask,
  aude,
  mina,
  ravi,
  rosa,
  session,
  someSuspects,
} from './builders'
import { aDrill } from './drills'
import { demoDuty } from './duty'
import { someAuditing } from './engagements'
import { someDueEvidence, someEvidence } from './evidence'
import { aGuardedAction, anUnknownAction, aTarget } from './guardedActions'
import { aBackupCheck, aBadBackup, aLogReview, aWatch } from './recovery'
import { aBankAtNight, aDraft, aRecurrenceStanding } from './regulation'
import { anAction, aPublishedReview, aReview, aWrittenReview } from './reviews'
import { aTrackedItem, aTracker } from './trackers'
import { aTrainedTeam } from './training'
import { anAudience, anUpdate, aStatusPage, someUpdates } from './updates'
import { World } from './World'

const people = {
  rosa: session(rosa, 'responder'),
  mina: session(mina, 'manager'),
  aude: session(aude, 'auditor'),
  adam: session(adam, 'admin'),
}

/** A night at the office, for looking at the product. */
export function demoWorld(who: keyof typeof people, many = false): World {
  const now = Date.now()
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
  const actor = (person: { id: string; name: string }) => ({ kind: 'PERSON' as const, ...person })
  const world = new World()
  world.me = people[who]
  const bank = aBankAtNight()
  world.legalEntities = bank.entities
  world.audits = [anAuditReport()]
  world.auditing = someAuditing(who === 'aude')
  world.telling.statusPage = aStatusPage()
  world.telling.audiences = [
    anAudience(),
    anAudience({
      id: 'audience-2',
      name: 'staff',
      external: false,
      approval: false,
      services: [],
      slackChannel: 'C024BE91L',
    }),
  ]
  world.telling.updates.set(
    'id-142',
    someUpdates({
      next: { dueAt: '2026-11-24T03:50:00Z', from: 'SEVERITY', everyMinutes: 30 },
      updates: [
        anUpdate({
          number: 2,
          id: 'update-id-142.2',
          state: 'WAITS',
          deliveries: [],
          canDecide: true,
          canDecline: true,
        }),
        anUpdate(),
      ],
    }),
  )
  world.analytics.response = aResponse()
  world.due = bank.due
  world.clocks.set('INC-142', bank.clocks)
  world.draft = aDraft()
  world.recurrence = [aRecurrenceStanding()]
  world.noise = [
    aNoiseLine('CpuHigh', { alerts: 41, groups: 23, incidents: 23, untouched: 22 }),
    aNoiseLine('QueueSlow', {
      groups: 9,
      incidents: 9,
      acknowledged: 6,
      untouched: 2,
      repeated: 7,
      attached: 0,
      advice: 'COMES_BACK',
    }),
    aNoiseLine('NodeDown', {
      alerts: 120,
      groups: 2,
      incidents: 2,
      acknowledged: 2,
      untouched: 0,
      repeated: 0,
      attached: 1,
      advice: 'MANY_AT_ONCE',
    }),
    aNoiseLine('CheckoutErrors', {
      alerts: 6,
      groups: 5,
      incidents: 5,
      acknowledged: 5,
      untouched: 0,
      repeated: 0,
      attached: 0,
      advice: 'LEAVE',
    }),
  ]
  world.queue = [
    aQueuedReport({
      reference: 'R-4M2P-0ZTC',
      text: 'The till in the Leipzig shop prints prices of 0.\nIt began after lunch.',
      where: 'Shop Leipzig',
      contact: 'Ann Archer, till 3, extension 114',
      since: ago(70),
      receivedAt: ago(42),
    }),
    aQueuedReport({ text: 'I got an e-mail that asks for my password and looks like ours.', receivedAt: ago(4) }),
    aQueuedReport({
      reference: 'R-9XWD-55AE',
      text: 'There is a strange noise in the cellar.',
      receivedAt: ago(400),
      closedAt: ago(390),
      closedBy: 'Mina Moreau',
      reason: 'The heating was being repaired.',
    }),
  ]
  world.alertGroups = [
    anAlertGroup('group-1', {
      title: 'Checkout answers 500 for card payments',
      severity: 'SEV1',
      services: ['checkout'],
      openedAt: ago(12),
      incident: { id: 'id-142', number: 'INC-142' },
    }),
    anAlertGroup(
      'group-2',
      { state: 'SILENCED', openedAt: ago(25), generation: 3 },
      { silence: { ids: ['sil-1'], until: ago(-50) } },
    ),
    anAlertGroup('group-4', {
      title: 'Search index cannot reach the database of checkout',
      severity: 'SEV3',
      services: ['search'],
      openedAt: ago(6),
      incident: { id: 'id-145', number: 'INC-145' },
    }),
    anAlertGroup('group-3', {
      title: 'Queue is slow',
      state: 'OVER',
      keptQuiet: true,
      firing: 0,
      total: 2,
      flapping: true,
      openedAt: ago(300),
      overAt: ago(200),
    }),
  ]
  world.drills = [aDrill('drill-1')]
  world.training = aTrainedTeam()
  world.automation = [aRuleThatFires(), aRuleThatStopped()]
  world.runbooks = [aRunbook('runbook-disk-full')]
  world.runbookTemplates = [
    { key: 'ddos', title: 'Denial of service', steps: 11, adopted: false, runbookId: 'runbook-ddos' },
  ]
  world.incidentPlans.set('id-145', anIncidentPlan())
  world.chatsOffered = ['SLACK', 'TEAMS']
  world.chats.set('id-142', {
    setUp: true,
    asked: false,
    room: {
      kind: 'SLACK',
      name: 'inc-142-checkout',
      state: 'OPEN',
      url: 'https://acme.slack.com/archives/C024BE91L',
      uninvited: [{ person: ravi, reason: 'NOT_FOUND' }],
    },
  })
  world.runs.set('id-142', [aRun('run-of-inc-142-a')])
  const written = aWrittenReview('INC-138')
  world.acting.targets = [aTarget()]
  world.tracked.trackers = [aTracker()]
  world.acting.actions.set('id-142', [aGuardedAction('action-1'), anUnknownAction('action-2')])
  world.recoveryWork = new Map([['id-142', [aBackupCheck('work-1'), aBadBackup('work-2'), aLogReview('work-3')]]])
  world.evidence = new Map([['id-142', someEvidence()]])
  world.dueEvidence = someDueEvidence()
  world.recoveryWatch = new Map([['id-142', { sources: ['main'], watch: aWatch() }]])
  world.learning = {
    reviews: [aReview('INC-141'), written],
    unreviewed: [
      {
        incident: { id: 'id-97', number: 'INC-97' },
        title: 'Certificate of the partner portal ran out',
        severity: 'SEV3',
        endedAt: ago(60 * 24 * 41),
        ageDays: 41,
        progress: 'RETURNED',
        outdated: false,
      },
      {
        incident: written.row.incident,
        title: written.row.title,
        severity: 'SEV2',
        endedAt: ago(60 * 30),
        ageDays: 1,
        progress: 'SUBMITTED',
        outdated: false,
      },
    ],
    published: aPublishedReview(written, 1),
    actions: [
      anAction('a-1', 'INC-97', {
        title: 'Renew certificates by a machine',
        due: ago(60 * 24 * 3),
        overdue: true,
        controls: ['ISO 27001 A.8.9', 'NIST CSF 2.0 PR.PS'],
        owner: { kind: 'PERSON', ...rosa },
      }),
      anAction('a-2', 'INC-138', {
        tracked: aTrackedItem({ state: 'DONE' }),
        state: 'DONE',
        mayVerify: true,
        done: { by: { kind: 'PERSON', ...ravi }, at: ago(90), text: 'The alert is deployed' },
        moved: { by: { kind: 'PERSON', ...ravi }, at: ago(90), text: 'The alert is deployed' },
      }),
      anAction('a-3', 'INC-138', {
        title: 'Choose the size of the pool',
        controls: ['SOC 2 CC8.1'],
        due: ago(-60 * 24 * 9),
      }),
    ],
    meanwhile: new Map(),
  }
  world.plans = [
    aPlan('response-plan-brute-force-login'),
    aPlan(
      'response-plan-ransomware',
      {
        name: 'Ransomware',
        scope: { services: [], classes: ['ransomware'], severities: [] },
        draft: 2,
        progress: 'SUBMITTED',
        reviewDue: ago(5000),
        overdue: true,
        readByMe: true,
      },
      {
        progress: 'SUBMITTED',
        mayApprove: who === 'mina',
        draft: aPlanText(2, {
          by: actor(ravi),
          at: ago(90),
          authors: [],
          reason: 'The second restore took the bad copy',
          incident: 'id-142',
        }),
        submitted: { by: actor(ravi), at: ago(80) },
        reviews: [{ by: actor(mina), at: ago(7000), text: 'Walked through it with both shifts' }],
      },
    ),
  ]
  world.planTemplates = [
    {
      key: 'ddos',
      planId: 'response-plan-ddos',
      adopted: false,
      content: { ...aPlanText(1).content, name: 'Denial of service', purpose: 'More traffic than we can answer.' },
    },
  ]
  world.planChanges = [
    { part: 'tasks', kind: 'ADDED', after: 'containment: Take the backups off the network' },
    { part: 'reviewMonths', kind: 'CHANGED', before: 'every 12 months', after: 'every 6 months' },
  ]
  world.silences = [
    aSilence('sil-1', {
      matchers: [{ label: 'service', operator: 'EQUAL', value: 'storage' }],
      from: ago(10),
      until: ago(-50),
      createdAt: ago(10),
    }),
    aSilence('sil-2', {
      matchers: [
        { label: 'host', operator: 'MATCH', value: 'web-[0-9]+' },
        { label: 'zone', operator: 'NOT_EQUAL', value: 'eu' },
      ],
      reason: 'Every Sunday the web servers are patched',
      createdBy: { kind: 'PERSON', ...mina },
      weekly: {
        days: ['SATURDAY', 'SUNDAY'],
        start: '02:00:00',
        minutes: 120,
        zone: 'Europe/Berlin',
        first: '2026-01-04',
        last: '2027-01-03',
      },
      activeUntil: ago(-30),
      createdAt: ago(9000),
    }),
    aSilence('sil-3', { state: 'COMING', from: ago(-600), until: ago(-900), createdAt: ago(30) }),
    aSilence('sil-4', {
      state: 'OVER',
      from: ago(900),
      until: ago(-10),
      createdAt: ago(900),
      endedBy: { kind: 'PERSON', ...ravi },
      endedAt: ago(500),
      endReason: 'Patched sooner than planned',
      version: 1,
    }),
  ]
  world.preview = {
    since: ago(1440),
    alerts: 14,
    firing: 1,
    incidents: 3,
    complete: true,
    items: [
      {
        groupId: 'group-1',
        key: 'k1',
        name: 'HighErrorRate',
        service: 'checkout',
        severity: 'critical',
        summary: 'Checkout answers 500',
        firedAt: ago(12),
        firing: true,
      },
      {
        groupId: 'group-3',
        key: 'k2',
        name: 'QueueSlow',
        service: 'checkout',
        severity: 'warning',
        summary: 'Queue is slow',
        firedAt: ago(300),
        firing: false,
      },
    ],
  }
  world.integrations = [
    anIntegration({ id: 'int-1', taken: 1204, takenAt: ago(2), oldKeyUntil: ago(-600) }),
    anIntegration({ id: 'int-2', name: 'Staging Prometheus', taken: 12, takenAt: ago(240) }),
    anIntegration({
      id: 'int-3',
      name: 'Payments paging',
      source: 'pagerduty-v2',
      refused: 1,
      refusedAt: ago(5),
      refusal: 'The body must be an object.',
    }),
    anIntegration({ id: 'int-4', name: 'Old cluster', disabled: true, disabledAt: ago(9000) }),
  ]
  const alert = { key: '9a3c1f0de45b7c21', action: 'TRIGGER', name: 'HighErrorRate', severity: 'CRITICAL' }
  world.payloads.set('int-1', [
    aPayload('b7', { at: ago(2), refusal: '/alerts must be a list.' }),
    aPayload('a3', { at: ago(4), received: 1, opened: 1, updated: 1, alerts: [{ ...alert, service: 'checkout' }] }),
  ])
  world.integrations.push(
    anIntegration({
      id: 'int-5',
      name: 'Cloud alarms',
      source: 'cloudwatch',
      taken: 2,
      takenAt: ago(2),
      sender: 'arn:aws:sns:eu-west-1:123456789012:muster',
    }),
  )
  world.payloads.set('int-5', [
    aPayload('c2', { at: ago(2), note: 'Open the link.', link: 'https://sns.eu-west-1.amazonaws.com/?Token=t' }),
    aPayload('c1', { at: ago(3), note: 'The subscription is confirmed.' }),
  ])
  world.bodies.set('a3', '{"version":"4","alerts":[{"status":"firing"}]}')
  world.services = [
    aService('checkout', {
      displayName: 'Checkout',
      tier: 1,
      ownerTeam: 'Payments',
      dependsOn: ['payment-gateway'],
      neededBy: ['shop'],
      openIncidents: 1,
      links: [{ text: 'Dashboard', href: 'https://grafana.example/d/checkout' }],
    }),
    aService('payment-gateway', {
      tier: 2,
      ownerTeam: 'Payments',
      description: 'Speaks to the acquirers.',
      dependsOn: ['payments-db'],
      neededBy: ['checkout'],
      openIncidents: 1,
    }),
    aService('shop', { tier: 1, ownerTeam: 'Storefront', dependsOn: ['checkout', 'search'] }),
    aService('status-page', { tier: 4 }),
  ]
  world.uncatalogued = [
    { name: 'search', incidents: 4, openIncidents: 1, neededBy: ['shop'] },
    { name: 'payments-db', incidents: 0, openIncidents: 0, neededBy: ['payment-gateway'] },
  ]
  world.changes = [
    aChange('chg-1', {
      summary: 'Deployment of checkout to production',
      service: 'checkout',
      version: 'v1.42.0',
      environment: 'production',
      author: 'rosa',
      outcome: 'FAILED',
      concludedAt: ago(41),
      occurredAt: ago(45),
      integration: 'Shop on GitHub',
      links: [{ text: 'Log', href: 'https://ci.example/1' }],
    }),
    aChange('chg-2', {
      kind: 'PUSH',
      summary: 'Cache prices',
      service: 'catalog',
      outcome: 'UNKNOWN',
      occurredAt: ago(60),
    }),
  ]
  const lena = { id: '00000000-0000-4000-8000-000000000017', name: 'Lena Leaver' }
  world.people = [rosa, ravi, lena].map(person => ({ ...person, erased: false }))
  world.people.push({ id: '00000000-0000-4000-8000-000000000009', name: '[erased]', erased: true })
  const hold = { id: 'hold-4f2a91c7', reason: 'File 4 O 12/26', setBy: mina, setAt: ago(90_000) }
  world.holds = [{ ...hold, person: ravi }]
  world.erasures = [
    anErasure(lena, { requestedAt: ago(50) }),
    anErasure(
      { id: '00000000-0000-4000-8000-000000000009', name: '[erased]' },
      {
        stage: 'COMPLETED',
        decidedBy: mina,
        decidedAt: ago(4000),
        keyDestroyedAt: ago(4000),
        keysRewrappedAt: ago(4000),
        completedAt: ago(3999),
        services: ['incident', 'notification', 'reporting'].map(service => ({ service, scrubbedAt: ago(3999) })),
        requestedAt: ago(5000),
      },
    ),
    anErasure(ravi, {
      stage: 'REFUSED',
      decidedAt: ago(9000),
      holds: [{ ...hold, person: ravi }],
      requestedAt: ago(9000),
    }),
  ]

  const checkout = anIncident(142, {
    title: 'Checkout answers 500 for card payments in eu-west-1',
    description: 'Card payments fail since the 02:40 deployment of payment-gateway. Wallet payments still work.',
    severity: 'SEV1',
    phase: 'CONTAINMENT',
    state: 'ACKNOWLEDGED',
    services: ['checkout', 'payment-gateway', 'ledger'],
    roles: { COMMANDER: { ...rosa, since: ago(31) }, SCRIBE: { ...ravi, since: ago(28) } },
    occurredAt: ago(44),
    detectedAt: ago(38),
    openedAt: ago(38),
    acknowledgedAt: ago(35),
    acknowledgedBy: actor(rosa),
    alerts: { total: 14, firing: 9 },
    version: 6,
    phases: [
      { phase: 'IDENTIFICATION', enteredAt: ago(38) },
      { phase: 'CONTAINMENT', enteredAt: ago(21) },
    ],
    experts: [{ ...mina, since: ago(20) }],
    moments: [
      {
        moment: 'OCCURRED',
        at: ago(44),
        said: [
          { at: ago(38), by: actor(ravi), recordedAt: ago(24) },
          {
            at: ago(44),
            by: actor(rosa),
            recordedAt: ago(18),
            reason: 'The first refused payment is older',
            source: 'Log of payment-gateway',
          },
        ],
      },
      { moment: 'DETECTED', at: ago(38), said: [{ at: ago(38), by: actor(rosa), recordedAt: ago(38) }] },
    ],
    parties: [
      {
        id: 'party-1',
        name: 'Customers paying by card',
        count: 1200,
        estimated: true,
        by: actor(rosa),
        since: ago(20),
      },
    ],
    tasks: [
      aTask('task-1', {
        title: 'Roll payment-gateway back to 4.11',
        state: 'IN_PROGRESS',
        owner: rosa,
        due: ago(2),
        addedBy: actor(rosa),
        addedAt: ago(25),
      }),
      aTask('task-2', {
        title: 'Tell customer care what to say',
        owner: ravi,
        dependsOn: ['task-1'],
        waitsFor: ['task-1'],
        addedBy: actor(rosa),
        addedAt: ago(22),
      }),
      aTask('task-3', {
        title: 'Save the logs of the first ten minutes',
        state: 'DONE',
        owner: ravi,
        addedBy: actor(rosa),
        addedAt: ago(22),
      }),
    ],
    attachments: [
      {
        id: 'att-1',
        name: 'payment-gateway-0240.log.gz',
        mediaType: 'application/gzip',
        size: 493_112,
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        by: actor(ravi),
        addedAt: ago(15),
      },
    ],
  })
  world.past.set('INC-142@505', {
    ...checkout,
    severity: 'SEV2',
    phase: 'IDENTIFICATION',
    roles: { COMMANDER: { ...rosa, since: ago(31) } },
    phases: [{ phase: 'IDENTIFICATION', enteredAt: ago(38) }],
    experts: [],
    parties: [],
    tasks: [],
    attachments: [],
  })
  world.add(
    checkout,
    anEntry(501, {
      summary: 'INC-142 opened as SEV2',
      valueTime: ago(38),
      recordTime: ago(38),
    }),
    anEntry(502, {
      type: 'alert-group.alert-fired',
      summary: 'Alert HighErrorRate fires',
      valueTime: ago(37.8),
      recordTime: ago(37.8),
    }),
    anEntry(504, {
      type: 'incident.acknowledged',
      actor: actor(rosa),
      summary: 'Acknowledged',
      valueTime: ago(35),
      recordTime: ago(35),
    }),
    anEntry(505, {
      type: 'incident.role-assigned',
      actor: actor(rosa),
      summary: 'Rosa Reyes took the role commander',
      valueTime: ago(31),
      recordTime: ago(31),
    }),
    anEntry(506, {
      type: 'incident.role-assigned',
      actor: actor(ravi),
      summary: 'Ravi Rao took the role scribe',
      valueTime: ago(28),
      recordTime: ago(28),
    }),
    anEntry(507, {
      type: 'incident.severity-changed',
      actor: actor(rosa),
      summary: 'Severity changed from SEV2 to SEV1',
      valueTime: ago(26),
      recordTime: ago(26),
      data: { reason: 'All card payments in the region fail, not only Visa' },
    }),
    anEntry(509, {
      type: 'incident.note-added',
      actor: actor(ravi),
      summary: 'Note',
      valueTime: ago(24),
      recordTime: ago(24),
      data: {
        text: 'payment-gateway 4.18.2 went out at 02:40, first 500 at 02:41.\nError: "certificate chain incomplete" from the acquirer.',
      },
    }),
    anEntry(510, {
      type: 'incident.phase-changed',
      actor: actor(rosa),
      summary: 'Went on to containment',
      valueTime: ago(21),
      recordTime: ago(21),
    }),
    anEntry(512, {
      type: 'incident.note-added',
      actor: actor(rosa),
      summary: 'Note',
      valueTime: ago(19),
      recordTime: ago(7),
      data: { text: 'Rolled back to 4.18.1 in eu-west-1a. Error rate there falls.' },
    }),
    anEntry(513, {
      type: 'alert-group.alert-fired',
      summary: 'An alert is over',
      valueTime: ago(4),
      recordTime: ago(4),
    }),
  )
  world.map = aMap(many ? 500 : 40)
  world.suspects.set(checkout.id, someSuspects())
  world.changesAround.set(checkout.id, {
    items: [
      {
        id: 'chg-9',
        kind: 'CONFIG',
        service: 'checkout',
        summary: 'Pool of 40',
        outcome: 'SUCCEEDED',
        occurredAt: ago(190),
        hops: 0,
      },
      {
        id: 'chg-2',
        kind: 'FLAG',
        service: 'checkout',
        summary: 'New basket',
        outcome: 'FAILED',
        occurredAt: ago(80),
        hops: 0,
      },
      {
        id: 'chg-1',
        kind: 'DEPLOYMENT',
        service: 'payment-gateway',
        version: 'v3.1.0',
        summary: 'Payment gateway 3.1',
        outcome: 'SUCCEEDED',
        occurredAt: ago(30),
        hops: 1,
      },
    ],
    services: ['checkout', 'payment-gateway'],
    from: ago(380),
    until: ago(0),
    complete: true,
  })
  world.similar.set(checkout.id, [
    aSimilarIncident({ openedAt: ago(60_000), resolvedAt: ago(59_940) }),
    aSimilarIncident({
      id: 'incident-81',
      number: 'INC-81',
      title: 'Checkout answers 502 after the deploy',
      severity: 'SEV1',
      openedAt: ago(9000),
      resolvedAt: ago(8990),
      resolution: undefined,
      score: 0.46,
      why: { meaning: 0.55, words: ['Checkout'], services: ['checkout'], alerts: ['CheckoutErrors'] },
    }),
  ])
  world.similar.set('id-145', [aSimilarIncident({ title: 'Search finds nothing', severity: 'SEV3' })])
  world.offers.set('id-145', {
    groupId: 'group-4',
    incident: aSimilarIncident({
      id: checkout.id,
      number: checkout.number,
      title: checkout.title,
      severity: checkout.severity,
      resolvedAt: undefined,
      resolution: undefined,
      score: 0.68,
      why: { meaning: 0.74, words: ['checkout', 'database'], services: ['checkout'], alerts: [] },
    }),
  })
  world.suggestions.set('id-145', {
    severity: 'SEV3',
    agreeing: ['INC-77', 'INC-81', 'INC-90', 'INC-102'],
    of: 5,
    rule: 'suggested-severity/1',
  })
  world.stillOn.set(checkout.id, { person: rosa, mine: true, askAt: ago(-12) })
  world.attempts.set(
    checkout.id,
    [
      anAttempt(rosa, { requestedAt: ago(38), sentAt: ago(37.9), acknowledgedAt: ago(35), state: 'ACKNOWLEDGED' }),
      anAttempt(ravi, {
        level: 2,
        requestedAt: ago(33),
        sentAt: ago(32.9),
        state: 'CANCELLED',
        detail: 'Acknowledged by Rosa Reyes before it was due.',
      }),
      anAttempt(mina, {
        level: 3,
        channel: 'SMS',
        requestedAt: ago(30),
        state: 'FAILED',
        detail: 'The provider refused the number.',
      }),
    ].map(attempt => (attempt.state === 'FAILED' ? { ...attempt, sentAt: undefined as never } : attempt)),
  )

  const search = world.add(
    anIncident(145, {
      title: 'Search results are empty for logged-in customers',
      severity: 'SEV2',
      services: ['search'],
      classification: {
        impact: 'SIGNIFICANT',
        urgency: 'HIGH',
        severity: 'SEV2',
        rule: 'matrix/3',
        reasons: [],
        because: ['shop (tier 1) depends on search', 'the alert is of severity critical'],
      },
      detectedAt: ago(3),
      openedAt: ago(3),
      phases: [{ phase: 'IDENTIFICATION', enteredAt: ago(3) }],
    }),
  )
  world.links.set(checkout.id, [aLink(search, { kind: 'CONSEQUENCE', reason: 'Search waits for the same database.' })])
  world.add(
    anIncident(144, {
      title:
        'Nightly export to the warehouse is late, and the retry that usually repairs it has been waiting for a lock held by the schema migration of the orders database since midnight',
      severity: 'SEV3',
      state: 'ACKNOWLEDGED',
      phase: 'ERADICATION',
      services: ['export', 'warehouse'],
      roles: { COMMANDER: { ...ravi, since: ago(200) } },
      detectedAt: ago(260),
      openedAt: ago(260),
      alerts: { total: 2, firing: 1 },
    }),
  )
  world.add(
    anIncident(143, {
      title: 'Certificate of status page ends in 6 days',
      severity: 'SEV4',
      services: ['status-page'],
      detectedAt: ago(2000),
      openedAt: ago(2000),
      alerts: { total: 1, firing: 1 },
    }),
  )
  world.add(
    anIncident(141, {
      title: 'Wrong currency sign in two e-mails',
      severity: 'SEV5',
      state: 'RESOLVED',
      phase: 'LESSONS_LEARNED',
      services: ['mailer'],
      roles: { COMMANDER: { ...mina, since: ago(3000) } },
      detectedAt: ago(3100),
      openedAt: ago(3100),
      resolvedAt: ago(2500),
      alerts: { total: 0, firing: 0 },
    }),
  )
  world.add(
    anIncident(139, {
      title: 'Login loop on iOS after the session change',
      severity: 'SEV2',
      state: 'RESOLVED',
      phase: 'CLOSED',
      services: ['identity', 'mobile', 'gateway'],
      roles: { COMMANDER: { ...rosa, since: ago(9000) } },
      detectedAt: ago(9100),
      openedAt: ago(9100),
      resolvedAt: ago(9000),
      closedAt: ago(8000),
      alerts: { total: 31, firing: 0 },
    }),
  )
  if (many) {
    for (let number = 200; number < 1200; number++) {
      world.add(
        anIncident(number, {
          title: `Disk of node-${number} is nearly full`,
          severity: 'SEV4',
          state: 'RESOLVED',
          resolvedAt: ago(number),
          detectedAt: ago(number + 30),
          openedAt: ago(number + 30),
        }),
      )
    }
  }

  if (who === 'rosa') {
    world.myPages = [aPage(search, { requestedAt: ago(2.6), sentAt: ago(2.5), nextEscalationAt: ago(-2.4) })]
  }
  world.duty = demoDuty(Date.now())
  world.onCall = [
    aShift({ until: ago(-290) }),
    aShift({
      team: 'Platform',
      schedule: 'Platform, nights',
      policyId: 'platform',
      primary: { ...ravi, reachable: true },
      secondary: { ...mina, reachable: false },
      until: ago(-110),
    }),
    { policyId: 'data', team: 'Data', schedule: 'Data, office hours' },
  ]
  const timeline = world.timelines.get(checkout.id) ?? []
  world.ledger = timeline.map(({ position, type, actor: who, valueTime, recordTime, summary }, index) => ({
    ...aLedgerEntry(position, {
      type,
      actor: who,
      valueTime,
      recordTime,
      summary: `${checkout.number}: ${summary}`,
      sequence: index,
      aggregateId: checkout.id,
    }),
  }))
  const head = world.ledger.at(-1)
  const hash = head?.commitHash ?? ''
  world.head = {
    position: 513,
    events: 514,
    hash,
    checkpoint: {
      position: 500,
      hash,
      root: 'kiwW4LUuRT+guQ4Pu7xDCEobERvLlPMyQ1/wg04howY=',
      at: ago(42),
      keyId: '8f2c11d0',
      note: '',
    },
    keys: ['muster.example/muster-log+8f2c11d0+AWkVo06EeSrjNSDpMC6K6ii4rJmK94rVirbC0ujQ49pc from 0'],
    sinks: [
      { sink: 'webhook', position: 500, at: ago(41) },
      { sink: 'e-mail', position: 312, at: ago(3600), trouble: 'the mail server did not take it' },
    ],
  }
  world.reports.set('INC-142', reportOf(checkout, world))
  return world
}

function reportOf(incident: Incident, world: World): IncidentReport {
  const { position, hash, checkpoint } = world.head ?? { position: 0, hash: '', checkpoint: null }
  const { id, number, title, severity, phase, state, services } = incident
  const timeline = world.timelines.get(incident.id) ?? []
  return {
    schema: 'muster.incident-report/1',
    asOf: { position, hash, recordTime: new Date().toISOString() },
    checkpoint: checkpoint ?? null,
    personalDataMasked: false,
    incident: {
      ...{ id, number, title, severity, phase, state, services },
      description: incident.description ?? null,
      source: { kind: 'ALERT', integrationId: 'integration-1', alertGroupId: 'group-1' },
      openedBy: { kind: 'SYSTEM', id: 'grouping', name: 'Muster' },
    },
    times: {
      occurredAt: incident.occurredAt ?? null,
      detectedAt: incident.detectedAt,
      openedAt: incident.openedAt,
      acknowledgedAt: incident.acknowledgedAt ?? null,
      acknowledgedBy: { kind: 'PERSON', ...rosa },
      resolvedAt: null,
      closedAt: null,
      secondsToDetect: 360,
      secondsToAcknowledge: 180,
      secondsToResolve: null,
    },
    phases: incident.phases.map(({ phase: each, enteredAt }, index) => ({
      ...{ phase: each, enteredAt, leftAt: null, reason: null, skipped: null, by: null },
      seconds: index === 0 ? 1020 : null,
      move: 'ADVANCED',
      position: 510 + index,
    })),
    severities: timeline
      .filter(({ type }) => type === 'incident.severity-changed')
      .map(({ recordTime, actor, position: at, data }) => ({
        ...{ at: recordTime, from: 'SEV2', to: 'SEV1', by: { name: null, ...actor }, position: at },
        reason: String(data.reason),
      })),
    roles: [
      {
        role: 'COMMANDER',
        personId: rosa.id,
        person: rosa.name,
        from: incident.openedAt,
        until: null,
        assignedBy: null,
        position: 505,
      },
    ],
    pages: (world.attempts.get(id) ?? []).map(page => ({
      ...{
        pageId: page.id,
        level: page.level,
        personId: page.person.id,
        person: page.person.name,
        channel: page.channel,
      },
      ...{ requestedAt: page.requestedAt, outcome: page.state === 'FAILED' ? 'FAILED' : 'SENT', position: 502 },
      attempts: [
        {
          attempt: 1,
          startedAt: page.requestedAt,
          endedAt: page.requestedAt,
          outcome: 'SENT',
          detail: null,
          retryAt: null,
        },
      ],
    })),
    escalation: [{ at: incident.openedAt, what: 'Paging began with the policy Payments', position: 503 }],
    alerts: [
      {
        alertKey: 'a1',
        name: 'HighErrorRate',
        service: 'checkout',
        firedAt: incident.openedAt,
        resolvedAt: null,
        times: 3,
        position: 500,
      },
    ],
    notes: timeline
      .filter(({ type }) => type === 'incident.note-added')
      .map(({ valueTime, actor, position: at, data }) => ({
        ...{ at: valueTime, kind: 'NOTE' as const, by: { name: null, ...actor }, position: at },
        text: String(data.text),
      })),
    ledger: world.ledger.map(entry => ({
      ...entry,
      actor: entry.actor ? { name: null, ...entry.actor } : null,
      valueTime: entry.valueTime ?? null,
    })),
  }
}
