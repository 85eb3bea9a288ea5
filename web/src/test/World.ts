import type {
  AlertGroup,
  AttachOffer,
  AuditReport,
  AuditSchedule,
  AutomationRule,
  Bridge,
  Change,
  ChangesAround,
  ChatOfIncident,
  DependencyMap,
  Drill,
  DryRun,
  DueEvidence,
  DueReports,
  Erasure,
  EscalationRun,
  EvidenceList,
  HandOver,
  Incident,
  IncidentClocks,
  IncidentLink,
  IncidentPlan,
  IncidentReport,
  Integration,
  KnownPerson,
  LedgerEntry,
  LedgerHead,
  LegalEntity,
  LegalHold,
  Letterhead,
  Mapping,
  Matrix,
  MattermostStanding,
  MyChatAccount,
  MyPage,
  NewService,
  NoiseLine,
  OnCall,
  PageAttempt,
  Payload,
  Plan,
  PlanChange,
  PlanContent,
  PlanTemplate,
  QueuedReport,
  RecoveryWatchAnswer,
  RecoveryWork,
  RecurrenceStanding,
  ReportDraft,
  RoleCall,
  RuleCall,
  RuleFirings,
  Run,
  Runbook,
  RunbookTemplate,
  Service,
  Session,
  Silence,
  SilencePreview,
  SimilarIncident,
  StillOn,
  SuggestedSeverity,
  Suspects,
  TelegramStanding,
  TimelineEntry,
  TrainingPage,
  UncataloguedService,
} from '../api/types'
import { phases } from '../domain/phase'
import type { Severity } from '../domain/severity'
import { type AnalyticsWorld, noAnalytics } from './analytics'
import { aMatrix, anEntry, anIncident, aPlan, aPlanText, aService, rosa, session } from './builders'
import { type Duty, noDuty } from './duty'
import { type AuditingWorld, noAuditing } from './engagements'
import { type Acting, noActing } from './guardedActions'
import { plainPaper } from './letterhead'
import { type Learning, noLearning } from './reviews'
import { demoTeams, type TeamsWorld } from './teams'
import { noTrackers, type Tracked } from './trackers'
import { noTraining } from './training'
import { noTelling, type Telling } from './updates'
import { demoWebhooks, type WebhookWorld } from './webhooks'

/** What a stand-in for the services remembers: enough of Muster to click through, none of its guarantees. */
export class World {
  me: Session | null = session(rosa, 'responder')
  incidents: Incident[] = []
  timelines = new Map<string, TimelineEntry[]>()
  attempts = new Map<string, PageAttempt[]>()
  suspects = new Map<string, Suspects>()
  changesAround = new Map<string, ChangesAround>()
  /** What was known of an incident at a position of the log, by `INC-1@18233`. */
  past = new Map<string, Incident>()
  similar = new Map<string, SimilarIncident[]>()
  suggestions = new Map<string, SuggestedSeverity>()
  bridges = new Map<string, Bridge>()
  chats = new Map<string, ChatOfIncident>()
  chatAccount: MyChatAccount['account']
  chatsOffered: MyChatAccount['offered'] = ['SLACK']
  offers = new Map<string, AttachOffer>()
  links = new Map<string, IncidentLink[]>()
  escalations = new Map<string, EscalationRun>()
  roleCalls = new Map<string, RoleCall[]>()
  handOvers = new Map<string, HandOver[]>()
  mayHandOver = false
  ruleCalls = new Map<string, RuleCall[]>()
  stillOn = new Map<string, StillOn>()
  myPages: MyPage[] = []
  onCall: OnCall[] = []
  duty: Duty = noDuty()
  ledger: LedgerEntry[] = []
  head: LedgerHead | undefined
  reports = new Map<string, IncidentReport>()
  people: KnownPerson[] = []
  erasures: Erasure[] = []
  holds: LegalHold[] = []
  legalEntities: LegalEntity[] = []
  /** Standing reports, the newest first. */
  audits: AuditReport[] = []
  auditing: AuditingWorld = noAuditing()
  analytics: AnalyticsWorld = noAnalytics()
  auditSchedules: AuditSchedule[] = []
  recurrence: RecurrenceStanding[] = []
  draft: ReportDraft | undefined
  /** The same report as it was filed last. */
  filed: ReportDraft | undefined
  due: DueReports = { entities: 0, items: [], undecided: [] }
  clocks = new Map<string, IncidentClocks>()
  noise: NoiseLine[] = []
  /** Undefined: they cannot be read. */
  alertGroups: AlertGroup[] | undefined = []
  silences: Silence[] | undefined = []
  preview: SilencePreview = { since: '', alerts: 0, firing: 0, incidents: 0, items: [], complete: true }
  /** Undefined: they cannot be read. */
  changes: Change[] | undefined = []
  /** Undefined: they cannot be read. */
  services: Service[] | undefined = []
  /** Undefined: it cannot be read. */
  map: DependencyMap | undefined = { nodes: [], edges: [], complete: true, rule: 'dependency-map/1' }
  uncatalogued: UncataloguedService[] = []
  matrix: Matrix = aMatrix()
  /** What is wrong with the next matrix. */
  matrixProblem: string | undefined
  runbooks: Runbook[] = []
  runbookTemplates: RunbookTemplate[] = []
  runs = new Map<string, Run[]>()
  incidentPlans = new Map<string, IncidentPlan>()
  /** Undefined: they cannot be read. */
  plans: Plan[] | undefined = []
  /** Undefined: they cannot be read. */
  drills: Drill[] | undefined = []
  /** Undefined: they cannot be read. */
  training: TrainingPage | undefined = noTraining()
  automation: { rule: AutomationRule; firings: RuleFirings }[] | undefined = []
  /** How far the dry run is that was begun last; done at once unless a test says otherwise. */
  dryRun: DryRun | undefined
  planTemplates: PlanTemplate[] = []
  planChanges: PlanChange[] = []
  learning: Learning = noLearning()
  acting: Acting = noActing()
  /** The work on record, by the incident's id. Undefined: it cannot be read. */
  recoveryWork: Map<string, RecoveryWork[]> | undefined = new Map()
  /** The evidence, by the incident's id. Undefined: it cannot be read. */
  evidence: Map<string, EvidenceList> | undefined = new Map()
  /** Evidence whose time is over. Undefined: it cannot be read. */
  dueEvidence: DueEvidence[] | undefined = []
  telling: Telling = noTelling()
  tracked: Tracked = noTrackers()
  teams: TeamsWorld = demoTeams()
  mattermost: MattermostStanding | undefined = { setUp: true, server: 'https://chat.example', bot: 'muster' }
  telegram: TelegramStanding | undefined = { setUp: true, bot: 'muster_bot', hears: true, waiting: 0 }
  hooks: WebhookWorld = demoWebhooks()
  /** What reports are headed with. Undefined: it cannot be read. */
  letterhead: Letterhead | undefined = plainPaper()
  /** How recoveries are watched, by the incident's id. Undefined: it cannot be read. */
  recoveryWatch: Map<string, RecoveryWatchAnswer> | undefined = new Map()
  /** What refuses to declare a recovery complete without a reason. */
  recoveryMissing: (() => Response) | undefined
  /** What anybody reported, oldest first. */
  queue: QueuedReport[] = []
  integrations: Integration[] = []
  mappings = new Map<string, { revision: number; mapping: Mapping; since: string }>()
  payloads = new Map<string, Payload[]>()
  bodies = new Map<string, string>()
  position = 1000
  /** Every write that reached the services, in order. */
  writes: { method: string; path: string; key: string | null; version: string | null; body: unknown }[] = []

  find(ref: string | readonly string[] | undefined): Incident | undefined {
    return this.incidents.find(incident => incident.id === ref || incident.number === ref)
  }

  add(incident: Incident, ...timeline: TimelineEntry[]): Incident {
    this.incidents.push(incident)
    this.timelines.set(incident.id, timeline.length > 0 ? timeline : [anEntry(incident.position)])
    return incident
  }

  /** Changes an incident the way an event does: version, position and a line in the timeline. */
  record(
    incident: Incident,
    type: string,
    summary: string,
    change: Partial<Incident>,
    data = {},
    by = this.me,
  ): Incident {
    this.position += 1
    const now = new Date().toISOString()
    const next = { ...incident, ...change, version: incident.version + 1, position: this.position, updatedAt: now }
    this.incidents = this.incidents.map(each => (each.id === incident.id ? next : each))
    const actor = { kind: 'PERSON' as const, id: by?.id ?? '', name: by?.name ?? '' }
    const entry = anEntry(this.position, { type, actor, summary, data, valueTime: now, recordTime: now })
    this.timelines.set(incident.id, [...(this.timelines.get(incident.id) ?? []), entry])
    return next
  }

  /** A plan of which there is only a draft. */
  draftedPlan(id: string, content: PlanContent): Plan {
    const by = { kind: 'PERSON' as const, id: this.me?.id ?? '', name: this.me?.name ?? '' }
    const { holding: _, row, ...rest } = aPlan(id)
    const { version: __, reviewDue: ___, ...plain } = row
    return {
      ...rest,
      row: { ...plain, name: content.name, scope: content.scope, draft: 1, progress: 'DRAFT', readers: 0 },
      draft: { ...aPlanText(1), content, contacts: [], by, authors: [] },
      progress: 'DRAFT',
      versions: [],
      readers: [],
      aggregateVersion: 0,
    }
  }

  /** Another draft of a plan that is there. */
  redraftPlan(id: string, content: PlanContent): void {
    this.changePlan(id, plan => ({
      ...plan,
      row: { ...plan.row, draft: plan.row.draft + 1, progress: 'DRAFT' },
      draft: { ...aPlanText(plan.row.draft + 1), content, authors: [] },
    }))
  }

  /** What a verb makes of a plan. */
  movePlan(id: string, verb: string): void {
    this.changePlan(id, plan => {
      const { draft, ...rest } = plan
      const by = { kind: 'PERSON' as const, id: this.me?.id ?? '', name: this.me?.name ?? '' }
      const said = { by, at: new Date().toISOString() }
      if (verb === 'submit') return { ...plan, row: { ...plan.row, progress: 'SUBMITTED' }, submitted: said }
      if (verb === 'return') return { ...plan, row: { ...plan.row, progress: 'RETURNED' }, returned: said }
      if (verb === 'retire') return { ...plan, row: { ...plan.row, retired: true }, retired: said }
      if (verb === 'review') return { ...plan, reviews: [{ ...said, text: 'Looked through' }] }
      if (verb === 'acknowledge') {
        return {
          ...plan,
          row: { ...plan.row, readers: plan.row.readers + 1, readByMe: true },
          readers: [...plan.readers, { person: by, at: said.at }],
        }
      }
      const version = (plan.row.version ?? 0) + 1
      const holding = { ...(draft ?? aPlanText(1)), number: version }
      return { ...rest, row: { ...plan.row, version, progress: 'PUBLISHED' }, holding, mayApprove: false }
    })
  }

  private changePlan(id: string, change: (plan: Plan) => Plan): void {
    this.plans = this.plans?.map(plan => (plan.row.id === id ? change(plan) : plan))
  }

  declare(body: {
    title: string
    severity: Severity
    services: string[]
    description?: string
    visibility?: 'PRIVATE'
  }): Incident {
    const number = Math.max(0, ...this.incidents.map(each => Number(each.number.slice(4)))) + 1
    const now = new Date().toISOString()
    this.position += 1
    const source = { kind: 'DECLARED' as const }
    const declaredBy = { kind: 'PERSON' as const, id: this.me?.id ?? '', name: this.me?.name ?? '' }
    const times = { detectedAt: now, openedAt: now, updatedAt: now }
    return this.add(
      anIncident(number, {
        ...body,
        ...times,
        source,
        declaredBy,
        alerts: { total: 0, firing: 0 },
        position: this.position,
        phases: [{ phase: 'IDENTIFICATION', enteredAt: now }],
      }),
      anEntry(this.position, { actor: declaredBy, summary: 'Opened', valueTime: now, recordTime: now }),
    )
  }

  acknowledge(incident: Incident): Incident {
    this.myPages = this.myPages.filter(page => page.incident.id !== incident.id)
    if (incident.state !== 'TRIGGERED') return incident
    const acknowledgedBy = { kind: 'PERSON' as const, id: this.me?.id ?? '', name: this.me?.name ?? '' }
    const change = { state: 'ACKNOWLEDGED' as const, acknowledgedBy, acknowledgedAt: new Date().toISOString() }
    return this.record(incident, 'incident.acknowledged', 'Acknowledged', change)
  }

  movePhase(incident: Incident, to: Incident['phase'], reason?: string): Incident {
    const now = new Date().toISOString()
    const from = phases.indexOf(incident.phase)
    const skipped = phases.slice(from + 1, phases.indexOf(to)).map(phase => ({
      phase,
      enteredAt: now,
      skipped: true,
      ...(reason ? { reason } : {}),
    }))
    const visits = [...incident.phases, ...skipped, { phase: to, enteredAt: now, ...(reason ? { reason } : {}) }]
    const closed = to === 'CLOSED' ? { closedAt: now } : {}
    return this.record(
      incident,
      'incident.phase-changed',
      `Went on to ${to.toLowerCase().replace('_', ' ')}`,
      { phase: to, phases: visits, ...closed },
      { reason },
    )
  }

  /** Says what is known of a service, old or new. */
  enter(said: NewService): Service {
    const before = this.services?.find(each => each.name === said.name)
    const service = aService(said.name, {
      ...said,
      openIncidents: before?.openIncidents ?? 0,
      neededBy: before?.neededBy ?? [],
      version: (before?.version ?? -1) + 1,
      position: ++this.position,
    })
    this.services = [...(this.services ?? []).filter(each => each !== before), service].sort((one, other) =>
      one.name.localeCompare(other.name),
    )
    this.uncatalogued = this.uncatalogued.filter(each => each.name !== said.name)
    return service
  }
}
