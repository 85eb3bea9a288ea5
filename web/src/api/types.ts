import type { Phase } from '../domain/phase'
import type { IncidentRole } from '../domain/roles'
import type { Severity } from '../domain/severity'
import type { paths as IncidentPaths } from './schema/incident'
import type { paths as NotificationPaths } from './schema/notification'
import type { paths as ReportingPaths } from './schema/reporting'

/** Everything the services answer to, under the one address of the gateway. */
export type ApiPaths = IncidentPaths & NotificationPaths & ReportingPaths

/** What a GET of this path answers. Named by path, so that a service may rename its schemas freely. */
type Answer<Path extends keyof ApiPaths> = ApiPaths[Path] extends {
  get: { responses: { 200: { content: infer Content } } }
}
  ? Content extends { 'application/json': infer Json }
    ? Json
    : Content[keyof Content]
  : never

/** What a write to this path takes. */
type Body<Path extends keyof ApiPaths, Method extends 'post' | 'put'> = ApiPaths[Path] extends {
  [M in Method]: { requestBody: { content: { 'application/json': infer Json } } }
}
  ? Json
  : never

/** What a report or a ledger entry may not know. Everything else in them is always there. */
type MayBeUnknown =
  | ('acknowledgedAt' | 'acknowledgedBy' | 'actor' | 'alertGroupId' | 'assignedBy' | 'by' | 'caution' | 'checkpoint')
  | ('closedAt' | 'description' | 'detail' | 'detectedAt' | 'endedAt' | 'from' | 'integrationId' | 'leftAt' | 'move')
  | ('name' | 'nextCursor' | 'occurredAt' | 'openedAt' | 'openedBy' | 'person' | 'reason')
  | ('resolvedAt' | 'retryAt' | 'seconds' | 'secondsToAcknowledge' | 'secondsToDetect' | 'secondsToResolve')
  | ('service' | 'skipped' | 'text' | 'trouble' | 'until' | 'valueTime')

/** Records as they are written: the services' documents do not say which of their fields are always there. */
type Recorded<T> = T extends (infer Item)[]
  ? Recorded<Item>[]
  : T extends object
    ? { [K in keyof T as K extends MayBeUnknown ? never : K]-?: Recorded<NonNullable<T[K]>> } & {
        [K in keyof T as K extends MayBeUnknown ? K : never]?: Recorded<NonNullable<T[K]>> | null
      }
    : T

export type Incident = Answer<'/api/incidents/{ref}'>
export type IncidentPage = Answer<'/api/incidents'>
export type IncidentRow = IncidentPage['items'][number]
export type IncidentFilter = NonNullable<ApiPaths['/api/incidents']['get']['parameters']['query']>
export type Task = Incident['tasks'][number]
export type TaskState = Task['state']
export type MyTask = Answer<'/api/tasks/mine'>['items'][number]
export type IncidentMoment = Incident['moments'][number]
export type Moment = IncidentMoment['moment']
export type AffectedParty = Incident['parties'][number]
export type Attachment = Incident['attachments'][number]
export type TimelineEntry = Answer<'/api/incidents/{ref}/timeline'>['items'][number]
export type SimilarIncident = Answer<'/api/incidents/{ref}/similar'>['items'][number]
export type SuggestedSeverity = NonNullable<Answer<'/api/incidents/{ref}/similar'>['suggestion']>
export type IncidentLinks = Answer<'/api/incidents/{ref}/links'>
export type IncidentLink = IncidentLinks['items'][number]
export type AttachOffer = NonNullable<Answer<'/api/incidents/{ref}/similar'>['offer']>
export type Suspect = Answer<'/api/incidents/{ref}/suspects'>['items'][number]
export type Suspects = Answer<'/api/incidents/{ref}/suspects'>
export type IncidentCause = NonNullable<Suspects['cause']>
export type MarkCause = Body<'/api/incidents/{ref}/cause', 'post'>
export type ChangesAround = Answer<'/api/incidents/{ref}/changes'>
export type NearChange = ChangesAround['items'][number]
export type GuardedAction = Answer<'/api/incidents/{ref}/guarded-actions'>['items'][number]
export type RecoveryWork = Answer<'/api/incidents/{ref}/recovery-work'>['items'][number]
export type NewRecoveryWork = Body<'/api/incidents/{ref}/recovery-work', 'post'>
export type EvidenceList = Answer<'/api/incidents/{ref}/evidence'>
export type EvidenceItem = EvidenceList['items'][number]
export type DueEvidence = Answer<'/api/due-evidence'>['items'][number]
export type EvidenceClass = EvidenceItem['evidenceClass']
export type CustodyStep = EvidenceItem['chain'][number]
export type EvidenceGlance =
  ApiPaths['/api/incidents/{ref}/evidence/{itemId}/view']['post']['responses'][200]['content']['application/json']
export type TakeIntoEvidence = Body<'/api/incidents/{ref}/evidence/take', 'post'>
export type CorrectEvidence = Body<'/api/incidents/{ref}/evidence/{itemId}/description', 'put'>
export type RecoveryWatchAnswer = Answer<'/api/incidents/{ref}/recovery-watch'>
export type RecoveryWatch = NonNullable<RecoveryWatchAnswer['watch']>
export type NewRecoveryWatch = Body<'/api/incidents/{ref}/recovery-watch', 'post'>
export type WorkKind = RecoveryWork['kind']
export type WorkEdition = RecoveryWork['now']
export type WorkDone = WorkEdition['what']
export type NewGuardedAction = Body<'/api/incidents/{ref}/guarded-actions', 'post'>
export type ActionTarget = Answer<'/api/action-targets'>['items'][number]
export type ActionTargetChoices = Answer<'/api/action-targets/choices'>
export type ActionKind = ActionTarget['actions'][number]['kind']
export type NewActionTarget = Body<'/api/action-targets', 'post'>
export type DependencyMap = Answer<'/api/map'>
export type MapNode = DependencyMap['nodes'][number]
export type MapEdge = DependencyMap['edges'][number]
export type MapImport = Body<'/api/map/imports', 'post'>
export type MapImported = ApiPaths['/api/map/imports']['post']['responses'][200]['content']['application/json']
export type AnalyticsResponse = Answer<'/api/analytics/response'>
export type AnalyticsFigure = AnalyticsResponse['figures'][number]
export type AnalyticsTrend = Answer<'/api/analytics/response/trend'>
export type AnalyticsMetric = Answer<'/api/analytics/response/metrics'>['items'][number]
export type AnalyticsIncidentList = Answer<'/api/analytics/response/incidents'>
export type AnalyticsDeployments = Answer<'/api/analytics/deployments'>
export type AnalyticsLoad = Answer<'/api/analytics/load'>
export type AnalyticsLessons = Answer<'/api/analytics/lessons'>
export type AnalyticsTheme = AnalyticsLessons['themes'][number]
export type AnalyticsInCommon = AnalyticsLessons['inCommon'][number]
export type AnalyticsNoise = Answer<'/api/analytics/noise'>
export type NoiseReport = Answer<'/api/noise'>
export type NoiseLine = NoiseReport['items'][number]
export type AlertGroupPage = Answer<'/api/alert-groups'>
export type AlertGroupRow = AlertGroupPage['items'][number]
export type AlertGroup = Answer<'/api/alert-groups/{id}'>
export type GroupedAlert = AlertGroup['alerts'][number]
export type SilencePage = Answer<'/api/silences'>
export type Silence = SilencePage['items'][number]
export type LabelMatcher = Silence['matchers'][number]
export type NewSilence = ApiPaths['/api/silences']['post']['requestBody']['content']['application/json']
export type SilencePreview = ApiPaths['/api/silences/preview']['post']['responses'][200]['content']['application/json']
export type PageAttempt = Answer<'/api/incidents/{ref}/pages'>['items'][number]
export type Bridge = NonNullable<Answer<'/api/incidents/{ref}/bridge'>['bridge']>
export type ChatOfIncident = Answer<'/api/incidents/{ref}/chat'>
export type ChatRoom = NonNullable<ChatOfIncident['room']>
export type StakeholderUpdates = Answer<'/api/incidents/{ref}/updates'>
export type StakeholderUpdate = StakeholderUpdates['updates'][number]
export type UpdateKind = StakeholderUpdate['kind']
export type UpdateDraft = Answer<'/api/incidents/{ref}/updates/draft'>
export type NewUpdate = Body<'/api/incidents/{ref}/updates', 'post'>
export type Audience = Answer<'/api/audiences'>['items'][number]
export type NewAudience = Body<'/api/audiences', 'post'>
type LaidRules = Answer<'/api/update-rules'>
/** All of a cadence and of a template is always there; the services' document does not say so. */
export type UpdateRules = Omit<LaidRules, 'cadences' | 'templates'> & {
  cadences: Required<LaidRules['cadences'][number]>[]
  templates: Required<LaidRules['templates'][number]>[]
}
export type NewUpdateRules = Body<'/api/update-rules', 'put'>
export type StatusPage = Answer<'/api/status-page'>
export type ComponentStatus = NonNullable<StatusPage['components'][number]['status']>
export type NewStatusPage = Body<'/api/status-page', 'put'>
export type NewMaintenance = Body<'/api/status-page/maintenance', 'post'>
export type NewStatusPost = Body<'/api/incidents/{ref}/updates/{number}/status-page', 'post'>
export type MyChatAccount = Answer<'/api/chat-account'>
export type EscalationRun = NonNullable<Answer<'/api/incidents/{ref}/pages'>['escalation']>
export type MyPage = Answer<'/api/pages/mine'>['items'][number]
export type OnCall = Answer<'/api/on-call'>['items'][number]
export type PublishedSchedule = Answer<'/api/on-call/schedules/{id}'>
export type ScheduleLanes = Answer<'/api/on-call/schedules/{id}/lanes'>
export type Stretch = ScheduleLanes['stretches'][number]
export type OnCallPerson = Answer<'/api/on-call/people'>['items'][number]
export type RuleCall = Answer<'/api/incidents/{ref}/pages'>['ruleCalls'][number]
export type RoleCall = Answer<'/api/incidents/{ref}/pages'>['roleCalls'][number]
export type HandOver = Answer<'/api/incidents/{ref}/pages'>['handOvers'][number]
export type NewHandOver = Body<'/api/incidents/{ref}/hand-over', 'post'>
export type StillOn = NonNullable<Answer<'/api/incidents/{ref}/pages'>['stillOn']>
export type EscalationUpcoming = EscalationRun['upcoming'][number]
export type Policy = Answer<'/api/on-call/policies'>['items'][number]
export type NewPolicy = Body<'/api/on-call/policies/{id}', 'put'>
type InHindsight = ApiPaths['/api/on-call/policies/{id}/hindsight']['post']['responses'][200]['content']
export type Hindsight = InHindsight[keyof InHindsight]
export type PolicyQuestion = Body<'/api/on-call/policies/{id}/preview', 'post'>
export type Team = Answer<'/api/on-call/teams'>['items'][number]
export type LeaveCalendar = Body<'/api/on-call/leave/calendar/plan', 'post'>
type LeavePlanned = ApiPaths['/api/on-call/leave/calendar/plan']['post']['responses'][200]['content']
export type LeaveCalendarPlan = LeavePlanned[keyof LeavePlanned]
export type CalendarSubscription = Answer<'/api/on-call/calendar-subscriptions'>['items'][number]
export type NewCalendarSubscription = Body<'/api/on-call/calendar-subscriptions', 'post'>
export type CalendarSubscriptionLook = Body<'/api/on-call/calendar-subscriptions/plan', 'post'>
export type Leave = Answer<'/api/on-call/leave'>['items'][number]
type Previewed = ApiPaths['/api/on-call/schedules/{id}/preview']['post']['responses'][200]['content']
export type CalendarFeed = Answer<'/api/on-call/feeds'>['items'][number]
export type NewCalendarFeed = Body<'/api/on-call/feeds', 'post'>
export type SchedulePreview = Previewed[keyof Previewed]
export type NewSchedule = Body<'/api/on-call/schedules/{id}', 'put'>
export type NewOverride = Body<'/api/on-call/schedules/{id}/overrides', 'post'>
export type NewLeave = Body<'/api/on-call/leave', 'post'>
export type OnCallImport = Body<'/api/on-call/imports/plan', 'post'>
type Imported = ApiPaths['/api/on-call/imports/plan']['post']['responses'][200]['content']
export type OnCallImported = Imported[keyof Imported]
export type MyContact = Answer<'/api/on-call/me'>
export type ContactMethod = MyContact['methods'][number]
export type MethodKind = ContactMethod['kind']
export type ContactRules = Body<'/api/on-call/me/rules', 'put'>
export type NewContactMethod = Body<'/api/on-call/me/methods', 'post'>
export type ContactPreview = Answer<'/api/on-call/me/preview'>
export type PreviewedCall = ContactPreview['calls'][number]
type Tested = ApiPaths['/api/on-call/me/tests']['post']['responses'][200]['content']
type Linked = ApiPaths['/api/on-call/me/telegram-link']['post']['responses'][200]['content']
export type TelegramLink = Linked[keyof Linked]
export type ContactTests = Tested[keyof Tested]
export type Readiness = Answer<'/api/on-call/readiness'>
export type PolicyReadiness = Readiness['policies'][number]
export type ReadinessGap = PolicyReadiness['gaps'][number]
export type ReadinessFailure = ReadinessGap['failures'][number]
export type Swap = Answer<'/api/on-call/swaps'>['items'][number]
export type NewSwap = Body<'/api/on-call/schedules/{id}/swaps', 'post'>
export type NewTeam = Body<'/api/on-call/teams/{id}', 'put'>
export type LedgerHead = Recorded<Answer<'/api/ledger/head'>>
export type LedgerPage = Recorded<Answer<'/api/ledger'>>
export type LedgerEntry = LedgerPage['items'][number]
export type IncidentReport = Recorded<Answer<'/api/reports/incidents/{ref}'>>

export type KnownPerson = Answer<'/api/people'>['items'][number]
export type Erasure = Answer<'/api/erasures'>['items'][number]
export type ErasurePreview = Answer<'/api/erasures/preview'>
export type LegalHold = Answer<'/api/legal-holds'>['items'][number]

export type LegalEntity = Answer<'/api/regulation/entities'>['items'][number]
export type NewLegalEntity = Body<'/api/regulation/entities', 'post'>
export type Regime = LegalEntity['regimes'][number]
export type EntityTrait = LegalEntity['traits'][number]
export type RegimeRules = Answer<'/api/regulation/rules'>['items'][number]
export type Criterion = RegimeRules['table']['criteria'][number]
export type DueReports = Answer<'/api/regulation/clocks'>
export type IncidentClocks = Answer<'/api/regulation/incidents/{ref}'>
export type FactSuggestion = IncidentClocks['suggestions'][number]
export type Assessment = IncidentClocks['items'][number]
export type RegimeStanding = Assessment['regimes'][number]
export type RegulatoryClock = RegimeStanding['clocks'][number]
export type FormerBreach = RegimeStanding['formerBreaches'][number]
export type DecisionInput = RegimeStanding['decisions'][number]['inputs'][number]
export type NewFact = Body<'/api/regulation/incidents/{ref}/entities/{entityId}/facts', 'post'>
export type RegulatoryFact = NewFact['fact']
export type NewDecision = Body<'/api/regulation/incidents/{ref}/entities/{entityId}/decisions', 'post'>
export type NewSubmission = Body<'/api/regulation/incidents/{ref}/entities/{entityId}/submissions', 'post'>
export type Proposal = ApiPaths['/api/regulation/proposals']['post']['responses'][200]['content']['application/json']

export type RecordedMoment = NonNullable<Assessment['facts'][number]['recorded']>
export type OfferedAnswer = RegimeStanding['offers'][number]
export type AffectedByRecord = NonNullable<IncidentClocks['services']>
export type RecurrenceStanding = Answer<'/api/regulation/recurrence'>['items'][number]
export type RecurrenceFound = Answer<'/api/regulation/entities/{id}/recurrence/{regime}/{period}'>
export type RegulatoryRules = Answer<'/api/regulation/rules'>
export type ReportDraft = Answer<'/api/regulation/incidents/{ref}/entities/{entityId}/reports/{report}'>
export type ReportField = ReportDraft['fields'][number]

export type AuditFramework = Answer<'/api/audits/frameworks'>['items'][number]
export type DrawnAuditReport = Answer<'/api/audits'>['items'][number]
export type AuditSchedule = Answer<'/api/audits/schedules'>['items'][number]
export type NewAuditSchedule = Body<'/api/audits/schedules', 'post'>
export type NewAuditReport = Body<'/api/audits', 'post'>
export type AuditEngagement = Answer<'/api/audits/engagements'>['items'][number]
export type NewEngagement = Body<'/api/audits/engagements', 'post'>
export type AuditLookPage = Answer<'/api/audits/engagements/{id}/views'>
export type AuditLook = AuditLookPage['items'][number]
export type EngagementControls = Answer<'/api/audits/engagements/{id}/controls'>
export type EngagementControl = EngagementControls['items'][number]
export type EngagementPopulation = Answer<'/api/audits/engagements/{id}/controls/{control}/population'>
export type NewAuditSample = Body<'/api/audits/engagements/{id}/samples', 'post'>
export type AuditSample = Answer<'/api/audits/engagements/{id}/samples/{sample}'>
export type ItemEvidence = Answer<'/api/audits/engagements/{id}/samples/{sample}/items/{subjectId}'>
export type NewVerdict = Body<'/api/audits/engagements/{id}/samples/{sample}/items/{subjectId}/verdict', 'put'>
type ShownAudit = Answer<'/api/audits/{id}'>
export type AuditReport = Omit<ShownAudit, 'asOf' | 'checkpoint'> &
  Pick<IncidentReport, 'asOf'> & { checkpoint?: IncidentReport['checkpoint'] | null }

export type Integration = Answer<'/api/integrations'>['items'][number]
export type IntegrationKind = Answer<'/api/integrations/kinds'>['items'][number]
export type Mapping = Answer<'/api/integrations/{id}/mapping'>['mapping']
export type MappedAlert =
  ApiPaths['/api/integrations/{id}/mapping/preview']['post']['responses'][200]['content']['application/json']['items'][number]
export type ChangePage = Answer<'/api/changes'>
export type Change = ChangePage['items'][number]
export type ServicePage = Answer<'/api/services'>
export type Service = ServicePage['items'][number]
export type DependentService = Answer<'/api/services/{ref}'>['dependents'][number]
export type UncataloguedService = Answer<'/api/uncatalogued-services'>['items'][number]
export type ImportedService =
  ApiPaths['/api/services/import']['post']['responses'][200]['content']['application/json']['items'][number]
export type NewService = Body<'/api/services', 'post'>
type ShownMatrix = Answer<'/api/classification'>
export type MatrixContent = Recorded<ShownMatrix['content']>
export type Matrix = Omit<ShownMatrix, 'content'> & { content: MatrixContent }
export type NewMatrix = Body<'/api/classification', 'put'>
export type ClassificationQuestion = Body<'/api/classification/preview', 'post'>
export type ClassificationAnswer =
  ApiPaths['/api/classification/preview']['post']['responses'][200]['content']['application/json']
export type RunbookRow = Answer<'/api/runbooks'>['items'][number]
export type Runbook = Answer<'/api/runbooks/{id}'>
export type RunbookText = NonNullable<Runbook['holding']>
export type RunbookRead = RunbookText['read']
export type RunbookStep = RunbookRead['steps'][number]
export type RunbookBlock = RunbookStep['blocks'][number]
export type RunbookTemplate = Answer<'/api/runbook-templates'>['items'][number]
export type Run = Answer<'/api/incidents/{ref}/runs'>['items'][number]
export type RunStep = Run['steps'][number]
/** What a plan says. The services' documents do not say which of its fields are always there. */
export interface PlanContent {
  name: string
  purpose: string
  scope: { services: string[]; classes: string[]; severities: Severity[] }
  roles: {
    role: IncidentRole
    severities: Severity[]
    training?: string | undefined
    pageAfterMinutes?: number | undefined
    page?: { kind: 'PERSON' | 'SCHEDULE' | 'TEAM' | 'ROTATION'; id: string } | undefined
  }[]
  communications: {
    audience: string
    severities: Severity[]
    what: string
    firstMinutes: number
    everyMinutes?: number | undefined
  }[]
  tasks: { id: string; phase: Phase; title: string; kind?: string | undefined; role?: IncidentRole | undefined }[]
  exitCriteria: {
    id: string
    phase: Phase
    kind: 'FACT_RECORDED' | 'TASKS_DONE' | 'ROLE_FILLED' | 'CONFIRMED' | 'WORK_RECORDED'
    what?: string | undefined
    role?: IncidentRole | undefined
    text: string
  }[]
  runbooks: string[]
  reviewMonths: number
}
type ShownPlan = Answer<'/api/plans/{id}'>
export type DrillRow = Answer<'/api/drills'>['items'][number]
export type DrillScenario = Answer<'/api/drill-scenarios'>['items'][number]
export type NewDrill = Body<'/api/drills', 'post'>
type ShownDrill = Answer<'/api/drills/{id}'>
export type DrillScore = Recorded<NonNullable<ShownDrill['score']>>
export type Drill = Omit<ShownDrill, 'score'> & { score?: DrillScore }
export type TrainingPage = Answer<'/api/training'>
export type TrainingLine = TrainingPage['items'][number]
export type TrainingRequirement = TrainingPage['requirements'][number]
export type NewTrainingRecord = Body<'/api/training-records', 'post'>
export type NewTrainingRequirement = Body<'/api/training-requirements/{role}', 'put'>
export type RuleRow = Answer<'/api/automation-rules'>['items'][number]
export type RuleWhen = RuleRow['when']
/** What a rule says. The services' documents do not say which of its fields are always there. */
export interface RuleContent {
  name: string
  purpose: string
  when: RuleWhen
  lasting?: { minutes: number; phase?: Phase | undefined; role?: IncidentRole | undefined } | undefined
  condition?: string | undefined
  zone: string
  tasks: {
    title: string
    details?: string | undefined
    owner?: IncidentRole | undefined
    dueMinutes?: number | undefined
  }[]
  updates: { text: string }[]
  actions: {
    targetId: string
    kind: ActionKind
    parameters: { name: string; value: string }[]
    service?: string | undefined
    reason: string
    undoAfterMinutes?: number | undefined
    goesAhead: boolean
  }[]
  pages: {
    policyId?: string | undefined
    target?: { kind: 'PERSON' | 'SCHEDULE' | 'TEAM' | 'ROTATION'; id: string } | undefined
  }[]
  drafts: { kind?: 'INVESTIGATING' | 'IDENTIFIED' | 'MONITORING' | 'RESOLVED' | undefined; audienceIds: string[] }[]
  perHour: number
  perIncident: number
}
type ShownRule = Answer<'/api/automation-rules/{id}'>
export type RuleVersion = Omit<ShownRule['versions'][number], 'content'> & { content: RuleContent }
export type AutomationRule = Omit<ShownRule, 'draft' | 'versions'> & { draft?: RuleContent; versions: RuleVersion[] }
export interface NewAutomationRule {
  content: RuleContent
  reason?: string
}
type ShownFirings = Answer<'/api/automation-rules/{id}/firings'>
export type RuleFiring = Omit<ShownFirings['items'][number], 'outcomes'> & {
  outcomes?: {
    kind: 'TASK' | 'UPDATE' | 'ACTION' | 'PAGE' | 'DRAFT'
    item: number
    result: 'DONE' | 'PROPOSED' | 'WOULD_HAVE' | 'REFUSED' | 'ASKED'
    says?: string
  }[]
}
export type RuleFirings = Omit<ShownFirings, 'items'> & { items: RuleFiring[] }
export type DryRun = Answer<'/api/automation-rules/dry-runs/{run}'>
export type RuleTrial = NonNullable<DryRun['result']>
export type PlanRow = Omit<Answer<'/api/plans'>['items'][number], 'scope' | 'name'> & {
  scope: PlanContent['scope']
  name: string
}
type ShownIncidentPlan = NonNullable<Answer<'/api/incidents/{ref}/plan'>['plan']>
/** A criterion as it stands in an incident. */
export type IncidentCriterion = Omit<ShownIncidentPlan['criteria'][number], 'criterion'> & {
  criterion: PlanContent['exitCriteria'][number]
}
/** The plan an incident follows. */
export type IncidentPlan = Omit<ShownIncidentPlan, 'content' | 'criteria' | 'matched' | 'unfilled'> & {
  content: PlanContent
  matched: { part: 'CLASS' | 'SERVICE' | 'SEVERITY'; value: string }[]
  unfilled: PlanContent['roles']
  criteria: IncidentCriterion[]
}
export interface IncidentPlanAnswer {
  plan?: IncidentPlan
}
export type PlanText = Omit<NonNullable<ShownPlan['holding']>, 'content'> & { content: PlanContent }
export type Plan = Omit<ShownPlan, 'row' | 'holding' | 'draft'> & { row: PlanRow; holding?: PlanText; draft?: PlanText }
export type PlanTemplate = Omit<Answer<'/api/plan-templates'>['items'][number], 'content'> & { content: PlanContent }
export interface PlanChange {
  part: string
  kind: 'ADDED' | 'REMOVED' | 'CHANGED'
  before?: string
  after?: string
  pagedBefore?: Paged
  pagedAfter?: Paged
}
type Paged = { kind: 'PERSON' | 'SCHEDULE' | 'TEAM' | 'ROTATION'; id: string }
export type NewPlan = Body<'/api/plans', 'post'>
export type ReviewPage = Answer<'/api/reviews'>
export type ReviewRow = ReviewPage['items'][number]
export type ReviewProgress = ReviewRow['progress']
export type UnreviewedPage = Answer<'/api/unreviewed-incidents'>
export type UnreviewedIncident = UnreviewedPage['items'][number]
export type Review = Answer<'/api/reviews/{ref}'>
export type ReviewSection = Review['sections'][number]
export type ReviewSectionName = ReviewSection['section']
export type ReviewFactor = Review['factors'][number]
export type ReviewWhy = Review['whys'][number]
export type ActionPage = Answer<'/api/action-items'>
export type ActionItem = ActionPage['items'][number]
export type TrackedIn = NonNullable<ActionItem['tracked']>
export type Tracker = Answer<'/api/trackers'>['items'][number]
export type MattermostStanding = Answer<'/api/admin/notification/mattermost'>
export type TelegramStanding = Answer<'/api/admin/notification/telegram'>
export type TeamsChannel = Answer<'/api/admin/notification/teams-channels'>['items'][number]
export type Webhooks = Answer<'/api/admin/notification/webhooks'>
export type Webhook = Webhooks['items'][number]
export type NewWebhook = Body<'/api/admin/notification/webhooks', 'post'>
export type WebhookDeliveries = Answer<'/api/admin/notification/webhooks/{id}/deliveries'>
export type WebhookDelivery = WebhookDeliveries['items'][number]
export type TrackerChoices = Answer<'/api/trackers/choices'>
export type NewTracker = Body<'/api/trackers', 'post'>
export type Letterhead = Answer<'/api/letterhead'>
export type NewLetterhead = Body<'/api/letterhead', 'put'>
export type NewActionItem = Body<'/api/reviews/{ref}/actions/{id}', 'put'>
export type PublishedReview = Answer<'/api/reviews/{ref}/versions/{version}'>
export type Payload = Answer<'/api/integrations/{id}/payloads'>['items'][number]

export type QueuedReports = Answer<'/api/user-reports'>
export type QueuedReport = QueuedReports['items'][number]
export type ReportStatus = Answer<'/api/user-reports/status'>
export type ReportReceipt = ApiPaths['/api/user-reports']['post']['responses'][201]['content']['application/json']

/** A key as it is shown, once; missing when the same was asked before. */
export type ShownKey = Written & { key?: string }

/** Who did something: a person, a partner's client, or a part of Muster. */
export interface Actor {
  kind: string
  id: string
  name?: string | null
}

/** What every write answers: the version to build on and where the log holds it. */
export interface Written {
  id: string
  number?: string
  version: number
  position: number
}

/** Who is signed in, as the gateway's session says. */
export interface Session {
  authenticated: boolean
  id: string
  name: string
  roles: string[]
  /** Whether they read nothing but the audit engagements opened for them. */
  engagementOnly?: boolean
}
