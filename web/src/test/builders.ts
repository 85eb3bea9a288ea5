import type {
  AlertGroup,
  AlertGroupRow,
  Change,
  DependencyMap,
  Erasure,
  HandOver,
  Incident,
  IncidentLink,
  IncidentPlan,
  IncidentRow,
  Integration,
  LedgerEntry,
  Matrix,
  MyPage,
  NoiseLine,
  OnCall,
  PageAttempt,
  Payload,
  Plan,
  PlanRow,
  PlanText,
  QueuedReport,
  Run,
  Runbook,
  RunbookRow,
  RunbookStep,
  RunbookText,
  Service,
  Session,
  Silence,
  SimilarIncident,
  Suspects,
  Task,
  TimelineEntry,
} from '../api/types'

/** The people of the stories. */
export const rosa = { id: '00000000-0000-4000-8000-000000000001', name: 'Rosa Reyes' }
export const ravi = { id: '00000000-0000-4000-8000-000000000002', name: 'Ravi Rao' }
export const mina = { id: '00000000-0000-4000-8000-000000000003', name: 'Mina Moreau' }
export const adam = { id: '00000000-0000-4000-8000-000000000005', name: 'Adam Ames' }
export const aude = { id: '00000000-0000-4000-8000-000000000004', name: 'Aude Auer' }

export function session(person: { id: string; name: string }, ...roles: string[]): Session {
  return { authenticated: true, ...person, roles }
}

/** The hour the stories play in. */
export const storyStart = Date.parse('2025-10-02T01:12:00Z')
export const at = (minutes: number): string => new Date(storyStart + minutes * 60_000).toISOString()

export function anIncident(number: number, over: Partial<Incident> = {}): Incident {
  return {
    id: `id-${number}`,
    number: `INC-${number}`,
    title: 'Checkout answers 500 for card payments',
    severity: 'SEV2',
    phase: 'IDENTIFICATION',
    state: 'TRIGGERED',
    services: ['checkout'],
    source: { kind: 'ALERT', integration: 'Production Alertmanager' },
    roles: {},
    declaredBy: { kind: 'SYSTEM', id: 'grouping', name: 'Muster' },
    detectedAt: at(-4),
    openedAt: at(-4),
    alerts: { total: 3, firing: 2 },
    version: 0,
    position: 10 * number,
    updatedAt: at(-4),
    visibility: 'PUBLIC',
    phases: [{ phase: 'IDENTIFICATION', enteredAt: at(-4) }],
    experts: [],
    moments: [
      {
        moment: 'DETECTED',
        at: at(-4),
        said: [{ at: at(-4), by: { kind: 'SYSTEM', id: 'grouping' }, recordedAt: at(-4) }],
      },
    ],
    outOfOrder: [],
    parties: [],
    tasks: [],
    attachments: [],
    ...over,
  }
}

export function aTask(id: string, over: Partial<Task> = {}): Task {
  return {
    id,
    title: `Task ${id}`,
    state: 'OPEN',
    dependsOn: [],
    waitsFor: [],
    origin: { kind: 'PERSON' },
    addedBy: { kind: 'PERSON', ...rosa },
    addedAt: at(-2),
    ...over,
  }
}

export function anErasure(person: { id: string; name: string }, over: Partial<Erasure> = {}): Erasure {
  return {
    id: `erasure-${person.id}`,
    person,
    stage: 'REQUESTED',
    reason: 'Request 2026-17',
    requestedBy: adam,
    requestedAt: at(-600),
    events: 214,
    incidents: 17,
    holds: [],
    services: ['incident', 'notification', 'reporting'].map(service => ({ service })),
    version: 0,
    ...over,
  }
}

export function rowOf(incident: Incident): IncidentRow {
  const { phases, description, experts, moments, outOfOrder, parties, tasks, attachments, ...row } = incident
  return row
}

export function anEntry(position: number, over: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    position,
    eventId: `event-${position}`,
    type: 'incident.opened',
    actor: { kind: 'SYSTEM', id: 'grouping', name: 'Muster' },
    valueTime: at(-4),
    recordTime: at(-4),
    summary: 'INC-1 opened as SEV2',
    data: {},
    ...over,
  }
}

export function aPage(incident: Incident, over: Partial<MyPage> = {}): MyPage {
  const { id, number, title, severity, services } = incident
  return {
    id: `page-${id}`,
    incident: { id, number, title, severity, services, since: at(-4) },
    asks: 'ACKNOWLEDGE',
    round: 1,
    level: 1,
    requestedAt: at(-3),
    sentAt: at(-3),
    nextEscalationAt: at(2),
    ...over,
  }
}

export function aSimilarIncident(over: Partial<SimilarIncident> = {}): SimilarIncident {
  return {
    id: 'incident-77',
    number: 'INC-77',
    title: 'Card payments are declined',
    severity: 'SEV2',
    services: ['checkout'],
    openedAt: at(-40_000),
    resolvedAt: at(-39_940),
    resolution: 'Switched to the second provider',
    score: 0.71,
    why: { meaning: 0.82, words: ['Card', 'declined'], services: ['checkout'], alerts: [] },
    ...over,
  }
}

export function aLink(
  { id, number, title, severity, state, phase }: Incident,
  over: Partial<IncidentLink> = {},
): IncidentLink {
  return {
    kind: 'CAUSE',
    incident: { id, number, title, severity, state, phase },
    by: { kind: 'PERSON', id: rosa.id, name: rosa.name },
    at: at(-5),
    ...over,
  }
}

export function someSuspects(over: Partial<Suspects> = {}): Suspects {
  return {
    items: [
      {
        changeId: 'chg-1',
        kind: 'DEPLOYMENT',
        service: 'payment-gateway',
        version: 'v3.1.0',
        summary: 'Payment gateway 3.1',
        occurredAt: at(-30),
        probability: 78.4,
        secondsBefore: 540,
        path: ['checkout', 'payment-gateway'],
        factors: { time: 0.438, distance: 0.427, overlap: 0.9, history: 0.5, outcome: 0.6 },
        evidenceFor: [
          'It was made 9 min before the trouble began.',
          'checkout is in trouble and needs payment-gateway (checkout → payment-gateway).',
        ],
        evidenceAgainst: ['shop needs payment-gateway and is quiet.'],
        refutedBy: ['The trouble goes on after the change to payment-gateway was undone.'],
      },
      {
        changeId: 'chg-2',
        kind: 'FLAG',
        summary: 'New basket for everybody',
        occurredAt: at(-80),
        probability: 0.4,
        secondsBefore: 3_540,
        path: [],
        factors: { time: 0.05, distance: 0.12, overlap: 0.12, history: 0.4, outcome: 0.4 },
        evidenceFor: ['It was made 59 min before the trouble began.'],
        evidenceAgainst: ['Nobody said what was changed.'],
        refutedBy: ['The same trouble was there before this change was made.'],
      },
    ],
    noChange: 6.2,
    considered: 14,
    onset: at(-21),
    rule: 'suspects/1',
    ...over,
  }
}

const kindsOfPlaces = ['SERVICE', 'SERVICE', 'SERVICE', 'SERVICE', 'DATABASE', 'QUEUE', 'EXTERNAL'] as const

/** A map of so many places in layers, with a team for every dozen of them. */
export function aMap(places: number): DependencyMap {
  const teams = Math.max(1, Math.ceil(places / 12))
  const nodes = Array.from({ length: places }, (_, i): DependencyMap['nodes'][number] => {
    const kind = i < places / 4 ? 'SERVICE' : (kindsOfPlaces[i % kindsOfPlaces.length] ?? 'SERVICE')
    const team = i % teams
    const name = `Team ${String.fromCharCode(65 + (team % 26))}${Math.floor(team / 26) || ''}`
    return {
      name: `${kind.toLowerCase()}-${i}`,
      kind,
      catalogued: kind === 'SERVICE',
      ...(kind === 'SERVICE' ? { ownerTeam: name, tier: 1 + (i % 4) } : { partOf: name }),
      openIncidents: i === 7 ? 2 : i === 40 ? 1 : 0,
      ...(i === 7 || i === 40 ? { worst: 'SEV2' as const } : {}),
    }
  })
  const edges = nodes.flatMap((node, i) =>
    [2 * i + 1, 2 * i + 2, i + 17]
      .filter(other => other < places && (other !== i + 17 || i % 5 === 0))
      .map(other => ({
        from: node.name,
        to: nodes[other]?.name ?? '',
        confidence: 60 + (i % 40),
        denied: false,
        lastSeen: at(-300 - i),
        sources: [
          { source: 'TRACE' as const, origin: 'int-1', confidence: 95, lastSeen: at(-300 - i), needs: true },
          {
            source: 'COMPOSE' as const,
            origin: 'shop/compose.yaml',
            confidence: 80,
            where: `shop/compose.yaml:${i + 3}`,
            lastSeen: at(-9_000),
            needs: true,
          },
        ],
      })),
  )
  return { nodes, edges, complete: true, rule: 'dependency-map/1' }
}

export function anAttempt(person: { id: string; name: string }, over: Partial<PageAttempt> = {}): PageAttempt {
  return {
    id: `attempt-${person.id}-${over.level ?? 1}`,
    person,
    channel: 'EMAIL',
    round: 1,
    level: 1,
    requestedAt: at(-3),
    dueAt: at(-3),
    sentAt: at(-3),
    state: 'SENT',
    attempts: [{ attempt: 1, startedAt: at(-3), endedAt: at(-3), outcome: 'SENT', receipts: [] }],
    ...over,
  }
}

/** Of Ravi to Mina, who has not answered yet. */
export function aHandOver(over: Partial<HandOver> = {}): HandOver {
  return {
    giver: ravi,
    to: { kind: 'PERSON', id: mina.id },
    people: [mina],
    summary: 'The disk is full',
    askedAt: at(-1),
    acceptBy: at(9),
    state: 'OPEN',
    mine: false,
    toMe: false,
    ...over,
  }
}

export function aShift(over: Partial<OnCall> = {}): OnCall {
  const reachable = true
  return {
    policyId: 'payments',
    schedule: 'Payments, around the clock',
    team: 'Payments',
    primary: { ...rosa, reachable },
    secondary: { ...ravi, reachable },
    until: at(408),
    ...over,
  }
}

export function aLedgerEntry(position: number, over: Partial<LedgerEntry> = {}): LedgerEntry {
  const hash = (seed: number) => Array.from({ length: 64 }, (_, n) => ((seed * 7 + n * 11) % 16).toString(16)).join('')
  return {
    position,
    eventId: `event-${position}`,
    type: 'incident.opened',
    revision: 1,
    aggregateType: 'Incident',
    aggregateId: 'id-1',
    sequence: position,
    actor: { kind: 'SERVICE', id: 'muster-incident', name: 'Muster' },
    valueTime: at(-4),
    recordTime: at(-4),
    leafHash: hash(position),
    commitHash: hash(position + 3),
    summary: 'opened INC-1 from 3 alerts',
    ...over,
  }
}

export function aNoiseLine(name: string, over: Partial<NoiseLine> = {}): NoiseLine {
  const figures = {
    alerts: 12,
    groups: 8,
    silenced: 0,
    incidents: 8,
    acknowledged: 1,
    untouched: 7,
    repeated: 2,
    attached: 0,
  }
  return { key: name, name, ...figures, advice: 'NOBODY_ACTS', ...over }
}

export function aRunbookText(number: number): RunbookText {
  return {
    number,
    text: '# Disk full\n\n## Check: which disk of {{host}}\n',
    read: {
      title: 'Disk full',
      introduction: [{ kind: 'TEXT', text: 'Do not delete what you do not know.' }],
      parameters: [
        { name: 'host', text: 'the machine' },
        { name: 'keep', text: 'days of logs that stay', preset: '7' },
      ],
      steps: [
        {
          id: 'which',
          kind: 'CHECK',
          title: 'which disk of {{host}}',
          blocks: [{ kind: 'CODE', text: 'df -h' }],
          answers: [],
        },
        {
          id: 'logs',
          kind: 'DECISION',
          title: 'are old logs on it?',
          blocks: [],
          answers: [{ answer: 'Yes', to: 'remove' }, { answer: 'No' }],
        },
        { id: 'wait', kind: 'WAIT', title: 'see whether it fills again', blocks: [], minutes: 120, answers: [] },
        { id: 'remove', kind: 'ACTION', title: 'remove them', blocks: [], answers: [] },
      ],
    },
    by: { kind: 'PERSON', ...mina },
    at: at(-9000),
    authors: [{ kind: 'PERSON', ...rosa }],
  }
}

/** A runbook whose first version can be followed. */
export function aRunbook(id: string, row: Partial<RunbookRow> = {}, over: Partial<Runbook> = {}): Runbook {
  const holding = aRunbookText(1)
  return {
    row: { id, title: 'Disk full', version: 1, draft: 1, progress: 'PUBLISHED', retired: false, ...row },
    holding,
    mayApprove: false,
    versions: [holding],
    aggregateVersion: 2,
    ...over,
  }
}

/** The plan of an incident whose commander is there and whose containment is not said to be complete. */
export function anIncidentPlan(over: Partial<IncidentPlan> = {}): IncidentPlan {
  const content = aPlanText(1).content
  return {
    planId: 'response-plan-brute-force-login',
    version: 1,
    newest: 2,
    content,
    rule: 'plan-choice/1',
    matched: [{ part: 'CLASS', value: 'brute-force-login' }],
    chosenBy: { kind: 'SYSTEM', id: 'plan-choice' },
    chosenAt: at(-30),
    unfilled: [{ role: 'LIAISON', severities: [] }],
    criteria: [
      {
        criterion: { id: 'usual', phase: 'CONTAINMENT', kind: 'CONFIRMED', text: 'Failed logins are as usual' },
        met: false,
        records: [],
      },
      {
        criterion: {
          id: 'commander',
          phase: 'CONTAINMENT',
          kind: 'ROLE_FILLED',
          role: 'COMMANDER',
          text: 'Somebody commands it',
        },
        met: true,
        records: [],
      },
    ],
    ...over,
  }
}

/** A run whose first step failed once and is done, and which is at a decision. */
export function aRun(id: string, over: Partial<Run> = {}): Run {
  const [which, logs, wait, remove] = aRunbookText(1).read.steps as [RunbookStep, RunbookStep, RunbookStep, RunbookStep]
  const by = { kind: 'PERSON' as const, ...rosa }
  return {
    id,
    runbookId: 'runbook-disk-full',
    version: 1,
    title: 'Disk full',
    parameters: [{ name: 'host', value: 'db-1' }],
    startedBy: by,
    startedAt: at(-20),
    steps: [
      {
        step: { ...which, title: 'which disk of db-1' },
        atHand: false,
        outcomes: [
          { how: 'FAILED', text: 'no route to host', by, at: at(-19) },
          { how: 'DONE', text: '/var', by: { kind: 'PERSON', ...ravi }, at: at(-15) },
        ],
      },
      { step: logs, atHand: true, outcomes: [] },
      { step: wait, atHand: false, outcomes: [] },
      { step: remove, atHand: false, outcomes: [] },
    ],
    ...over,
  }
}

export function aPlanText(number: number, over: Partial<PlanText> = {}): PlanText {
  return {
    number,
    content: {
      name: 'Brute-force login',
      purpose: 'Somebody tries passwords in bulk. Keep the accounts closed and the login open.',
      scope: { services: ['login'], classes: ['brute-force-login'], severities: ['SEV1', 'SEV2'] },
      roles: [
        { role: 'COMMANDER', severities: [] },
        { role: 'COMMUNICATIONS', severities: ['SEV1'], training: 'Speaking to customers' },
      ],
      communications: [
        {
          audience: 'customers',
          severities: ['SEV1'],
          what: 'That logins may be refused',
          firstMinutes: 30,
          everyMinutes: 120,
        },
      ],
      tasks: [
        { id: 'block-sources', phase: 'CONTAINMENT', title: 'Block the addresses that try most', kind: 'containment' },
        { id: 'second-factor', phase: 'CONTAINMENT', title: 'Demand a second factor from new devices' },
      ],
      exitCriteria: [
        { id: 'commander', phase: 'IDENTIFICATION', kind: 'ROLE_FILLED', role: 'COMMANDER', text: 'Somebody commands' },
        { id: 'usual', phase: 'CONTAINMENT', kind: 'CONFIRMED', text: 'Failed logins are at the usual rate' },
      ],
      runbooks: ['runbook-brute-force-login'],
      reviewMonths: 12,
    },
    contacts: [
      {
        id: 'contact-1',
        kind: 'AUTHORITY',
        organisation: 'Data protection authority',
        name: 'Dora Duty',
        phone: '+49 30 0000000',
        when: 'Within 72 hours of becoming aware',
        hidden: false,
        erased: false,
      },
    ],
    by: { kind: 'PERSON', ...mina },
    at: at(-9000),
    authors: [{ kind: 'PERSON', ...rosa }],
    ...over,
  }
}

/** A plan whose first version holds. */
export function aPlan(id: string, row: Partial<PlanRow> = {}, over: Partial<Plan> = {}): Plan {
  const holding = aPlanText(1)
  return {
    row: {
      id,
      name: holding.content.name,
      scope: holding.content.scope,
      version: 1,
      draft: 1,
      progress: 'PUBLISHED',
      reviewDue: at(400_000),
      overdue: false,
      retired: false,
      readers: 1,
      readByMe: false,
      updatedAt: at(-9000),
      ...row,
    },
    holding,
    progress: 'PUBLISHED',
    mayApprove: false,
    versions: [
      {
        version: 1,
        approvedBy: { kind: 'PERSON', ...mina },
        authors: [{ kind: 'PERSON', ...rosa }],
        at: at(-9000),
      },
    ],
    reviews: [],
    readers: [{ person: { kind: 'PERSON', ...ravi }, at: at(-600) }],
    aggregateVersion: 2,
    ...over,
  }
}

export function aSilence(id: string, over: Partial<Silence> = {}): Silence {
  return {
    id,
    state: 'ACTIVE',
    matchers: [{ label: 'service', operator: 'EQUAL', value: 'checkout' }],
    from: at(-10),
    until: at(50),
    activeUntil: at(50),
    lastEnd: at(50),
    reason: 'Patching the web servers',
    createdBy: { kind: 'PERSON', ...rosa },
    createdAt: at(-10),
    version: 0,
    ...over,
  }
}

export function anAlertGroup(id: string, row: Partial<AlertGroupRow> = {}, over: Partial<AlertGroup> = {}): AlertGroup {
  return {
    group: {
      id,
      title: 'Disk almost full',
      state: 'FIRING',
      integrationId: 'int-1',
      integration: 'Production Prometheus',
      generation: 1,
      severity: 'SEV3',
      services: ['storage'],
      names: ['DiskFull'],
      firing: 1,
      total: 1,
      flapping: false,
      keptQuiet: false,
      openedAt: at(-20),
      version: 2,
      ...row,
    },
    groupingKey: '{}:{alertname="DiskFull"}',
    groupedBy: 'alertmanager-group-key/1',
    occurredAt: at(-21),
    alerts: [
      {
        key: 'a1',
        name: 'DiskFull',
        service: 'storage',
        host: 'db-1',
        severity: 'WARNING',
        summary: 'Disk of db-1 is 91 % full',
        links: [],
        labels: { zone: 'eu', disk: 'sda' },
        source: 'alertmanager',
        firing: true,
        startsAt: at(-21),
        firedAt: at(-20),
        times: 1,
        acknowledged: false,
      },
    ],
    events: [anEntry(41, { type: 'alert-group.opened', summary: 'Alerts began' })],
    earlier: 0,
    ...over,
  }
}

export function anIntegration(over: Partial<Integration> = {}): Integration {
  return {
    id: `int-${over.name ?? 'prometheus'}`.toLowerCase().replaceAll(' ', '-'),
    name: 'Production Prometheus',
    source: 'alertmanager',
    disabled: false,
    createdAt: at(-90_000),
    keySince: at(-90_000),
    taken: 0,
    refused: 0,
    autoResolveSet: false,
    perMinute: 6000,
    ...over,
  }
}

export function aQueuedReport(over: Partial<QueuedReport> = {}): QueuedReport {
  return {
    id: `rpt-${over.reference ?? '1'}`,
    reference: 'R-7K3F-9QX2',
    text: 'The shop shows prices of 0.',
    receivedAt: at(-3),
    version: 0,
    ...over,
  }
}

export function aPayload(sha256: string, over: Partial<Payload> = {}): Payload {
  return {
    at: at(-3),
    sha256,
    bytes: 841,
    received: 0,
    opened: 0,
    updated: 0,
    duplicates: 0,
    changes: 0,
    alerts: [],
    ...over,
  }
}

export function aChange(id: string, over: Partial<Change> = {}): Change {
  return {
    id,
    kind: 'DEPLOYMENT',
    summary: 'A change',
    links: [],
    outcome: 'SUCCEEDED',
    occurredAt: at(-30),
    recordedAt: at(-30),
    source: 'github',
    rawSha256: 'ab',
    ...over,
  }
}

export function aService(name: string, over: Partial<Service> = {}): Service {
  return {
    id: `catalog-service-${name}`,
    name,
    tier: 3,
    dependsOn: [],
    neededBy: [],
    links: [],
    openIncidents: 0,
    version: 0,
    position: 900,
    updatedAt: at(-90_000),
    ...over,
  }
}

/** The one Muster ships with. */
export function aMatrix(over: Partial<Matrix> = {}): Matrix {
  const rows = { EXTENSIVE: [1, 2, 3], SIGNIFICANT: [2, 3, 4], MODERATE: [3, 4, 4], MINOR: [4, 5, 5] }
  const impacts = ['EXTENSIVE', 'SIGNIFICANT', 'MODERATE', 'MINOR'] as const
  const urgencies = ['HIGH', 'MEDIUM', 'LOW'] as const
  return {
    version: 0,
    rule: 'matrix/0',
    content: {
      urgencies: [
        { alert: 'CRITICAL', urgency: 'HIGH' },
        { alert: 'ERROR', urgency: 'MEDIUM' },
        { alert: 'WARNING', urgency: 'LOW' },
        { alert: 'INFO', urgency: 'LOW' },
        { alert: 'UNKNOWN', urgency: 'MEDIUM' },
      ],
      tiers: [
        { tier: 1, affected: 'EXTENSIVE', dependent: 'SIGNIFICANT' },
        { tier: 2, affected: 'SIGNIFICANT', dependent: 'MODERATE' },
        { tier: 3, affected: 'MODERATE', dependent: 'MINOR' },
        { tier: 4, affected: 'MINOR', dependent: 'MINOR' },
      ],
      dependentHops: 3,
      breadths: [{ services: 5, impact: 'SIGNIFICANT' }],
      severities: impacts.flatMap(impact =>
        urgencies.map((urgency, place) => ({ impact, urgency, severity: `SEV${rows[impact][place]}` as 'SEV1' })),
      ),
    },
    versions: [],
    ...over,
  }
}
