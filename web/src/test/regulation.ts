import type {
  Assessment,
  DueReports,
  IncidentClocks,
  LegalEntity,
  RecurrenceFound,
  RecurrenceStanding,
  RegimeRules,
  RegimeStanding,
  RegulatoryClock,
  ReportDraft,
  ReportField,
} from '../api/types'

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()

/** Legal entities and clocks of the stories. */
export function anEntity(name: string, over: Partial<LegalEntity> = {}): LegalEntity {
  return {
    id: `legal-entity-${name.toLowerCase().replaceAll(' ', '-')}`,
    name,
    jurisdiction: 'DE',
    zone: 'Europe/Berlin',
    regimes: ['NIS2', 'DORA'],
    traits: ['CREDIT_INSTITUTION'],
    retired: false,
    version: 0,
    ...over,
  }
}

export function aClock(report: string, name: string, over: Partial<RegulatoryClock> = {}): RegulatoryClock {
  return {
    rule: `${report}/1`,
    report,
    name,
    authority: 'Competent authority',
    article: 'Article 5(1)(a) of Delegated Regulation (EU) 2025/301',
    state: 'RUNNING',
    start: 'CLASSIFIED_MAJOR_AT',
    startedAt: hours(-1),
    dueAt: hours(3),
    sentence:
      'Due in time because 4 h from classification as major comes before 24 h from awareness (Article 5(1)(a) of Delegated Regulation (EU) 2025/301).',
    steps: ['4 h from classification as major: until then.'],
    provisional: false,
    marks: [],
    ...over,
  }
}

export function aStanding(regime: RegimeStanding['regime'], over: Partial<RegimeStanding> = {}): RegimeStanding {
  return { regime, title: regime, decisions: [], offers: [], clocks: [], formerBreaches: [], ...over }
}

export function anAssessment(entity: LegalEntity, over: Partial<Assessment> = {}): Assessment {
  return {
    entity,
    facts: [],
    regimes: entity.regimes.map(regime => aStanding(regime)),
    submissions: [],
    version: -1,
    ...over,
  }
}

/** Enough of the rules to decide by. */
export function someRules(): RegimeRules[] {
  const rule = (id: string, name: string, start: string, switchedOn = true) => ({
    id,
    version: 1,
    report: id,
    name,
    switchedOn,
    authority: 'Competent authority',
    article: 'Article 5(1)(a) of Delegated Regulation (EU) 2025/301',
    start,
    limits: [{ from: start, within: 'PT4H', words: '4 h from classification as major' }],
    eachTime: false,
    when: [],
    onlyFor: [],
    notFor: [],
    weekend: 'STAYS' as const,
    noReliefFor: [],
  })
  const pack = (regime: RegimeRules['regime'], rules: RegimeRules['rules']): RegimeRules => ({
    regime,
    title: regime,
    source: 'Regulation (EU) 2022/2554, Articles 18 and 19',
    confirmed: true,
    table: {
      version: 1,
      criteria: [
        {
          id: 'dora.critical-function',
          kind: 'YES_NO',
          question: 'Does it affect services that support critical or important functions?',
          article: 'Article 6(a)',
          group: 'dora.critical-service',
          informs: false,
          onlyFor: [],
        },
        {
          id: 'dora.clients-percent',
          kind: 'FIGURE',
          question: 'Clients affected',
          article: 'Article 9(1)(a)',
          group: 'dora.clients',
          unit: '%',
          over: 10,
          informs: false,
          onlyFor: [],
        },
      ],
    },
    rules,
  })
  return [
    pack('NIS2', [rule('nis2.early-warning', 'Early warning', 'AWARE_AT')]),
    pack('DORA', [rule('dora.initial', 'Initial notification', 'CLASSIFIED_MAJOR_AT')]),
    pack('CIRCIA', [rule('circia.incident', 'Covered incident report', 'COVERED_INCIDENT_BELIEVED_AT', false)]),
  ]
}

/** One bank in the middle of a night: DORA decided and late once, NIS2 not decided. */
export function aBankAtNight(): { clocks: IncidentClocks; due: DueReports; entities: LegalEntity[] } {
  const bank = anEntity('Example Bank AG')
  const overdue = aClock('dora.initial', 'Initial notification', {
    state: 'OVERDUE',
    // Some minutes beside the full hour, as what is shown is renewed in steps.
    dueAt: hours(-2.1),
    startedAt: hours(-6),
    marks: [
      { mark: 'HALF', at: hours(-4), dueAt: hours(-2.1), missing: ['Business continuity plan activated'] },
      { mark: 'PASSED', at: hours(-2.1), dueAt: hours(-2.1), missing: [], movedFrom: hours(-1.5), movedBy: 488 },
    ],
  })
  const warning = aClock('nis2.early-warning', 'Early warning', {
    start: 'AWARE_AT',
    dueAt: hours(18),
    startedAt: hours(-6),
    provisional: true,
    article: 'Article 23(4)(a) of Directive (EU) 2022/2555',
    sentence: 'Due in time because 24 h from awareness (Article 23(4)(a) of Directive (EU) 2022/2555).',
  })
  const assessment = anAssessment(bank, {
    version: 4,
    facts: [
      {
        fact: 'AWARE_AT',
        value: hours(-6),
        versions: [{ value: hours(-6), by: 'Rosa Reyes', recordedAt: hours(-5), position: 480 }],
        recorded: { value: hours(-6.5), source: 'incident.moment-recorded at log position 471' },
      },
      {
        fact: 'DETECTED_AT',
        value: hours(-7),
        versions: [],
        recorded: { value: hours(-7), source: 'incident.opened at log position 12' },
      },
    ],
    regimes: [
      aStanding('NIS2', {
        clocks: [warning],
        offers: [
          {
            input: { criterion: 'dora.clients-percent', figure: 12.5, basis: 'ESTIMATE' },
            source: 'incident.party-affected at log position 472',
          },
        ],
      }),
      aStanding('DORA', {
        decisions: [
          {
            table: 'dora/1',
            inputs: [
              { criterion: 'dora.critical-function', holds: true, basis: 'ACTUAL' },
              { criterion: 'dora.clients-percent', figure: 12.5, basis: 'ESTIMATE' },
            ],
            thresholds: ['dora.critical-function', 'dora.clients-percent'],
            outcome: 'REPORTABLE',
            reason: 'The second threshold is met within the hour',
            by: 'Mina Moreau',
            decidedAt: hours(-6),
            recordedAt: hours(-6),
            position: 481,
          },
        ],
        clocks: [
          overdue,
          aClock('dora.intermediate', 'Intermediate report', {
            state: 'WAITING',
            start: 'submitted:dora.initial',
            sentence: 'Starts with the submission of “Initial notification” (Article 5(1)(b)).',
            steps: [],
          }),
        ],
        formerBreaches: [
          {
            clock: aClock('dora.initial', 'Initial notification', { state: 'OVERDUE', dueAt: hours(-4) }),
            facts: [{ fact: 'CLASSIFIED_MAJOR_AT', value: hours(-8) }],
            knownUntil: hours(-3),
            correction: 'Mina Moreau stated the classification as major anew: typed it wrong',
          },
        ],
      }),
    ],
  })
  delete assessment.regimes[1]?.clocks[1]?.dueAt
  delete assessment.regimes[1]?.clocks[1]?.startedAt
  const of = { incidentId: 'id-142', number: 'INC-142', entityId: bank.id, entity: bank.name }
  return {
    entities: [bank, anEntity('Old Shop GmbH', { regimes: ['GDPR'], traits: [], retired: true })],
    clocks: {
      incidentId: 'id-142',
      number: 'INC-142',
      suggestions: [],
      services: { names: ['checkout', 'ledger'], source: 'incident.services-changed at log position 470' },
      parties: { names: ['Retail customers'], source: 'incident.party-affected at log position 472' },
      items: [assessment],
    },
    due: {
      entities: 1,
      items: [
        { ...of, regime: 'DORA', clock: overdue },
        { ...of, regime: 'NIS2', clock: warning },
      ],
      undecided: [{ ...of, regimes: ['NIS2'] }],
    },
  }
}

/** Two incidents of the same cause, and one that nobody has decided about. */
export function aRecurrence(): RecurrenceFound {
  return {
    period: '2026-10',
    rule: 'dora.recurrence/1',
    groups: [
      {
        together: {
          cause: 'service ledger failed',
          incidentIds: ['id-141', 'id-142'],
          inputs: [],
          thresholds: ['dora.clients'],
          proposed: 'NOT_REPORTABLE',
        },
        numbers: ['INC-141', 'INC-142'],
      },
    ],
    undecided: ['INC-143'],
    withoutCause: [],
  }
}

export function aRecurrenceStanding(): RecurrenceStanding {
  return {
    entityId: 'legal-entity-example-bank-ag',
    entity: 'Example Bank AG',
    regime: 'DORA',
    rule: {
      id: 'dora.recurrence',
      version: 1,
      article: 'Article 8(2) of Delegated Regulation (EU) 2024/1772',
      every: 'MONTH',
      within: 'P6M',
      onlyFor: [],
      notFor: ['MICROENTERPRISE'],
      only: [],
      sums: [],
    },
    due: '2026-10',
    isAssessed: false,
    assessments: [],
  }
}

/** An initial notification with one field to go. */
export function aDraft(): ReportDraft {
  const field = (id: string, label: string, over: Partial<ReportField> = {}): ReportField => ({
    id,
    label,
    section: id.startsWith('1') ? '1 Who reports' : '2 Initial notification',
    type: 'TEXT',
    required: true,
    changed: false,
    ...over,
  })
  return {
    report: 'dora.initial',
    name: 'Initial notification',
    source: 'Implementing Regulation (EU) 2025/302, Annex II; names of the supervisors’ JSON layout IR-1.2',
    asOf: 514,
    filings: 0,
    required: 4,
    filled: 3,
    missing: ['2.9'],
    previous: 'dora.early',
    sha256: 'a'.repeat(64),
    fields: [
      field('1.2', 'Name of the entity that submits', {
        value: 'Example Bank AG',
        origin: 'legal-entity.described',
        position: 3,
      }),
      field('2.2', 'Detected at', {
        type: 'INSTANT',
        value: '2025-10-02T01:08:00Z',
        origin: 'incident.opened',
        position: 12,
      }),
      field('2.4', 'Description', {
        value: 'Card payments fail',
        origin: 'Rosa Reyes',
        position: 480,
        changed: true,
        before: 'Checkout answers 503',
      }),
      field('2.9', 'Business continuity plan activated', { type: 'YES_NO' }),
      field('2.10', 'Other information', { required: false }),
    ],
  }
}
