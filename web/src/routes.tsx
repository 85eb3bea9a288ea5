import { createRootRoute, createRoute, createRouter, type RouterHistory } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { alertsSchema } from './alerts/alertsSearch'
import { analyticsSchema } from './analytics/analyticsSearch'
import { changesSchema } from './changes/changesSearch'
import { chatAccountSchema } from './chat/chatAccount'
import { filingSchema } from './compliance/clocks/filingSearch'
import { populationSchema } from './compliance/engagements/populationSearch'
import { ledgerSchema } from './compliance/ledgerSearch'
import type { Place } from './domain/permissions'
import { declareSchema } from './incidents/declare/declareSearch'
import { filterSchema } from './incidents/list/filter'
import { panelSchema } from './incidents/page/panels'
import { mapSchema } from './map/mapSearch'
import { noiseSchema } from './noise/noiseSearch'
import { scheduleSchema } from './oncall/scheduleSearch'
import * as pages from './pages'
import { actionsSchema, reviewsSchema } from './reviews/reviewsSearch'
import { servicesSchema } from './services/servicesSearch'
import { CrashedPage, NotFoundPage } from './shell/ErrorPage'
import { Guard } from './shell/Guard'
import { Home } from './shell/Home'
import { Shell } from './shell/Shell'
import { newSilenceSchema, silencesSchema } from './silences/silencesSearch'
import { trainingSchema } from './training/trainingSearch'

/** Every address of the product. */
const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

/** A page for those who may open the place it belongs to. */
function guarded(place: Place, Page: ComponentType) {
  return () => (
    <Guard place={place}>
      <Page />
    </Guard>
  )
}

const now = createRoute({ getParentRoute: () => root, path: '/', component: Home })

const incidents = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  validateSearch: search => filterSchema.parse(search),
  component: guarded('incidents', pages.IncidentList),
})

const declare = createRoute({
  getParentRoute: () => root,
  path: '/incidents/new',
  validateSearch: search => declareSchema.parse(search),
  component: pages.Declare,
})

const incident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$ref',
  validateSearch: search => panelSchema.parse(search),
  component: guarded('incidents', pages.IncidentOne),
})

const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts',
  validateSearch: search => alertsSchema.parse(search),
  component: guarded('alerts', pages.Alerts),
})

const alertGroup = createRoute({
  getParentRoute: () => root,
  path: '/alerts/$id',
  component: guarded('alerts', pages.AlertGroup),
})

const silences = createRoute({
  getParentRoute: () => root,
  path: '/silences',
  validateSearch: search => silencesSchema.parse(search),
  component: guarded('silences', pages.Silences),
})

const newSilence = createRoute({
  getParentRoute: () => root,
  path: '/silences/new',
  validateSearch: search => newSilenceSchema.parse(search),
  component: guarded('silences', pages.NewSilence),
})

const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  validateSearch: search => changesSchema.parse(search),
  component: guarded('changes', pages.Changes),
})

const services = createRoute({
  getParentRoute: () => root,
  path: '/services',
  validateSearch: search => servicesSchema.parse(search),
  component: guarded('services', pages.Services),
})

const serviceMap = createRoute({
  getParentRoute: () => root,
  path: '/services/map',
  validateSearch: search => mapSchema.parse(search),
  component: guarded('services', pages.ServiceMap),
})

const matrix = createRoute({
  getParentRoute: () => root,
  path: '/services/matrix',
  component: guarded('services', pages.Matrix),
})

const onCall = createRoute({
  getParentRoute: () => root,
  path: '/on-call',
  component: guarded('onCall', pages.OnCall),
})

const onCallImport = createRoute({
  getParentRoute: () => root,
  path: '/on-call/import',
  component: guarded('onCall', pages.OnCallImport),
})

const onCallLeave = createRoute({
  getParentRoute: () => root,
  path: '/on-call/leave',
  component: guarded('onCall', pages.LeaveCalendar),
})

const readiness = createRoute({
  getParentRoute: () => root,
  path: '/on-call/readiness',
  component: guarded('onCall', pages.Readiness),
})

const audiences = createRoute({
  getParentRoute: () => root,
  path: '/on-call/audiences',
  component: guarded('onCall', pages.Audiences),
})

const statusPage = createRoute({
  getParentRoute: () => root,
  path: '/on-call/status-page',
  component: guarded('onCall', pages.StatusPage),
})

const reach = createRoute({
  getParentRoute: () => root,
  path: '/on-call/me',
  component: guarded('onCall', pages.Reach),
})

const newPolicy = createRoute({
  getParentRoute: () => root,
  path: '/on-call/policies/new',
  component: guarded('onCall', pages.NewPolicy),
})

const policy = createRoute({
  getParentRoute: () => root,
  path: '/on-call/policies/$id',
  component: guarded('onCall', pages.Policy),
})

const newSchedule = createRoute({
  getParentRoute: () => root,
  path: '/on-call/schedules/new',
  component: guarded('onCall', pages.NewSchedule),
})

const schedule = createRoute({
  getParentRoute: () => root,
  path: '/on-call/schedules/$id',
  validateSearch: search => scheduleSchema.parse(search),
  component: guarded('onCall', pages.Schedule),
})

const editSchedule = createRoute({
  getParentRoute: () => root,
  path: '/on-call/schedules/$id/edit',
  component: guarded('onCall', pages.EditSchedule),
})

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/compliance',
  validateSearch: search => ledgerSchema.parse(search),
  component: guarded('compliance', pages.Ledger),
})

const report = createRoute({
  getParentRoute: () => root,
  path: '/compliance/incidents/$ref',
  component: guarded('compliance', pages.Report),
})

const audits = createRoute({
  getParentRoute: () => root,
  path: '/compliance/audits',
  component: guarded('compliance', pages.Audits),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/compliance/audits/$id',
  component: guarded('compliance', pages.Audit),
})

const dueEvidence = createRoute({
  getParentRoute: () => root,
  path: '/compliance/due-evidence',
  component: guarded('compliance', pages.DueEvidence),
})

const engagements = createRoute({
  getParentRoute: () => root,
  path: '/compliance/engagements',
  component: guarded('compliance', pages.Engagements),
})

const engagement = createRoute({
  getParentRoute: () => root,
  path: '/compliance/engagements/$id',
  component: guarded('compliance', pages.Engagement),
})

const population = createRoute({
  getParentRoute: () => root,
  path: '/compliance/engagements/$id/controls/$control',
  validateSearch: search => populationSchema.parse(search),
  component: guarded('compliance', pages.Population),
})

const sample = createRoute({
  getParentRoute: () => root,
  path: '/compliance/engagements/$id/samples/$sample',
  component: guarded('compliance', pages.Sample),
})

const sampleItem = createRoute({
  getParentRoute: () => root,
  path: '/compliance/engagements/$id/samples/$sample/$subject',
  component: guarded('compliance', pages.SampleItem),
})

const engagementReport = createRoute({
  getParentRoute: () => root,
  path: '/compliance/engagements/$id/incidents/$ref',
  component: guarded('compliance', pages.EngagementReport),
})

const entities = createRoute({
  getParentRoute: () => root,
  path: '/compliance/entities',
  component: guarded('compliance', pages.Entities),
})

const clocks = createRoute({
  getParentRoute: () => root,
  path: '/compliance/clocks/$ref',
  component: guarded('compliance', pages.Clocks),
})

const filing = createRoute({
  getParentRoute: () => root,
  path: '/compliance/clocks/$ref/$entity/$report',
  validateSearch: search => filingSchema.parse(search),
  component: guarded('compliance', pages.Filing),
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: guarded('people', pages.People),
})

const integrations = createRoute({
  getParentRoute: () => root,
  path: '/integrations',
  component: guarded('integrations', pages.Integrations),
})

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: guarded('reports', pages.Reports),
})

const noise = createRoute({
  getParentRoute: () => root,
  path: '/noise',
  validateSearch: search => noiseSchema.parse(search),
  component: guarded('noise', pages.Noise),
})

const analytics = createRoute({
  getParentRoute: () => root,
  path: '/analytics',
  validateSearch: search => analyticsSchema.parse(search),
  component: guarded('analytics', pages.Analytics),
})

const lessons = createRoute({
  getParentRoute: () => root,
  path: '/lessons',
  validateSearch: search => analyticsSchema.parse(search),
  component: guarded('analytics', pages.Lessons),
})

const plans = createRoute({
  getParentRoute: () => root,
  path: '/prepare',
  component: guarded('prepare', pages.Plans),
})

const drills = createRoute({
  getParentRoute: () => root,
  path: '/prepare/drills',
  component: guarded('prepare', pages.Drills),
})

const drill = createRoute({
  getParentRoute: () => root,
  path: '/prepare/drills/$id',
  component: guarded('prepare', pages.DrillOne),
})

const training = createRoute({
  getParentRoute: () => root,
  path: '/prepare/training',
  validateSearch: search => trainingSchema.parse(search),
  component: guarded('prepare', pages.Training),
})

const automation = createRoute({
  getParentRoute: () => root,
  path: '/prepare/automation',
  component: guarded('prepare', pages.Automation),
})

const newRule = createRoute({
  getParentRoute: () => root,
  path: '/prepare/automation/new',
  component: guarded('prepare', pages.NewRule),
})

const rule = createRoute({
  getParentRoute: () => root,
  path: '/prepare/automation/$id',
  component: guarded('prepare', pages.RuleOne),
})

const newPlan = createRoute({
  getParentRoute: () => root,
  path: '/prepare/plans/new',
  component: guarded('prepare', pages.NewPlan),
})

const plan = createRoute({
  getParentRoute: () => root,
  path: '/prepare/plans/$id',
  component: guarded('prepare', pages.PlanOne),
})

const newRunbook = createRoute({
  getParentRoute: () => root,
  path: '/prepare/runbooks/new',
  component: guarded('prepare', pages.NewRunbook),
})

const runbook = createRoute({
  getParentRoute: () => root,
  path: '/prepare/runbooks/$id',
  component: guarded('prepare', pages.RunbookOne),
})

const reviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews',
  validateSearch: search => reviewsSchema.parse(search),
  component: guarded('reviews', pages.Reviews),
})

const actionItems = createRoute({
  getParentRoute: () => root,
  path: '/action-items',
  validateSearch: search => actionsSchema.parse(search),
  component: guarded('reviews', pages.ActionItems),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/reviews/$ref',
  component: guarded('reviews', pages.ReviewOne),
})

const chatAccount = createRoute({
  getParentRoute: () => root,
  path: '/chat-account',
  validateSearch: search => chatAccountSchema.parse(search),
  component: guarded('now', pages.ChatAccount),
})

const routeTree = root.addChildren([
  now,
  incidents,
  declare,
  incident,
  alerts,
  alertGroup,
  silences,
  newSilence,
  changes,
  services,
  serviceMap,
  matrix,
  onCall,
  onCallImport,
  onCallLeave,
  readiness,
  audiences,
  statusPage,
  reach,
  newPolicy,
  policy,
  newSchedule,
  schedule,
  editSchedule,
  noise,
  analytics,
  lessons,
  reports,
  plans,
  newPlan,
  drills,
  drill,
  training,
  automation,
  newRule,
  rule,
  newRunbook,
  runbook,
  plan,
  reviews,
  actionItems,
  review,
  chatAccount,
  ledger,
  report,
  audits,
  audit,
  dueEvidence,
  engagements,
  engagement,
  population,
  sample,
  sampleItem,
  engagementReport,
  entities,
  clocks,
  filing,
  people,
  integrations,
])

export function makeRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    ...(history ? { history } : {}),
    defaultErrorComponent: CrashedPage,
    defaultPreload: 'intent',
    scrollRestoration: true,
    scrollToTopSelectors: ['#content'],
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
