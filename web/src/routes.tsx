import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { alertsSchema } from './alerts/alertsSearch'
import { changesSchema } from './changes/changesSearch'
import { ledgerSchema } from './compliance/ledgerSearch'
import type { Place } from './domain/permissions'
import { declareSchema } from './incidents/declare/declareSearch'
import { filterSchema } from './incidents/list/filter'
import { panelSchema } from './incidents/page/panels'
import { mapSchema } from './map/mapSearch'
import { noiseSchema } from './noise/noiseSearch'
import { scheduleSchema } from './oncall/scheduleSearch'
import { servicesSchema } from './services/servicesSearch'
import { CrashedPage, NotFoundPage } from './shell/ErrorPage'
import { Guard } from './shell/Guard'
import { Home } from './shell/Home'
import { Shell } from './shell/Shell'
import { newSilenceSchema, silencesSchema } from './silences/silencesSearch'

/** Every address of the product. Pages are loaded when they are opened. */
const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const IncidentList = lazyRouteComponent(() => import('./incidents/list/IncidentListPage'), 'IncidentListPage')
const Declare = lazyRouteComponent(() => import('./incidents/declare/DeclarePage'), 'DeclarePage')
const IncidentOne = lazyRouteComponent(() => import('./incidents/page/IncidentPage'), 'IncidentPage')
const Alerts = lazyRouteComponent(() => import('./alerts/AlertsPage'), 'AlertsPage')
const AlertGroup = lazyRouteComponent(() => import('./alerts/GroupPage'), 'GroupPage')
const Silences = lazyRouteComponent(() => import('./silences/SilencesPage'), 'SilencesPage')
const NewSilence = lazyRouteComponent(() => import('./silences/NewSilencePage'), 'NewSilencePage')
const Changes = lazyRouteComponent(() => import('./changes/ChangesPage'), 'ChangesPage')
const Services = lazyRouteComponent(() => import('./services/ServicesPage'), 'ServicesPage')
const ServiceMap = lazyRouteComponent(() => import('./map/MapPage'), 'MapPage')
const Matrix = lazyRouteComponent(() => import('./classification/MatrixPage'), 'MatrixPage')
const OnCall = lazyRouteComponent(() => import('./oncall/OnCallPage'), 'OnCallPage')
const Schedule = lazyRouteComponent(() => import('./oncall/SchedulePage'), 'SchedulePage')
const EditSchedule = lazyRouteComponent(() => import('./oncall/EditSchedulePage'), 'EditSchedulePage')
const NewSchedule = lazyRouteComponent(() => import('./oncall/EditSchedulePage'), 'NewSchedulePage')
const Ledger = lazyRouteComponent(() => import('./compliance/LedgerPage'), 'LedgerPage')
const Entities = lazyRouteComponent(() => import('./compliance/clocks/EntitiesPage'), 'EntitiesPage')
const Clocks = lazyRouteComponent(() => import('./compliance/clocks/ClocksPage'), 'ClocksPage')
const People = lazyRouteComponent(() => import('./people/PeoplePage'), 'PeoplePage')
const Integrations = lazyRouteComponent(() => import('./integrations/IntegrationsPage'), 'IntegrationsPage')
const Noise = lazyRouteComponent(() => import('./noise/NoisePage'), 'NoisePage')
const Reports = lazyRouteComponent(() => import('./reports/ReportsPage'), 'ReportsPage')
const Plans = lazyRouteComponent(() => import('./planning/PlansPage'), 'PlansPage')
const NewPlan = lazyRouteComponent(() => import('./planning/NewPlanPage'), 'NewPlanPage')
const PlanOne = lazyRouteComponent(() => import('./planning/PlanPage'), 'PlanPage')
const Report = lazyRouteComponent(() => import('./compliance/ReportPage'), 'ReportPage')

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
  component: guarded('incidents', IncidentList),
})

const declare = createRoute({
  getParentRoute: () => root,
  path: '/incidents/new',
  validateSearch: search => declareSchema.parse(search),
  component: Declare,
})

const incident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$ref',
  validateSearch: search => panelSchema.parse(search),
  component: guarded('incidents', IncidentOne),
})

const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts',
  validateSearch: search => alertsSchema.parse(search),
  component: guarded('alerts', Alerts),
})

const alertGroup = createRoute({
  getParentRoute: () => root,
  path: '/alerts/$id',
  component: guarded('alerts', AlertGroup),
})

const silences = createRoute({
  getParentRoute: () => root,
  path: '/silences',
  validateSearch: search => silencesSchema.parse(search),
  component: guarded('silences', Silences),
})

const newSilence = createRoute({
  getParentRoute: () => root,
  path: '/silences/new',
  validateSearch: search => newSilenceSchema.parse(search),
  component: guarded('silences', NewSilence),
})

const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  validateSearch: search => changesSchema.parse(search),
  component: guarded('changes', Changes),
})

const services = createRoute({
  getParentRoute: () => root,
  path: '/services',
  validateSearch: search => servicesSchema.parse(search),
  component: guarded('services', Services),
})

const serviceMap = createRoute({
  getParentRoute: () => root,
  path: '/services/map',
  validateSearch: search => mapSchema.parse(search),
  component: guarded('services', ServiceMap),
})

const matrix = createRoute({
  getParentRoute: () => root,
  path: '/services/matrix',
  component: guarded('services', Matrix),
})

const onCall = createRoute({
  getParentRoute: () => root,
  path: '/on-call',
  component: guarded('onCall', OnCall),
})

const newSchedule = createRoute({
  getParentRoute: () => root,
  path: '/on-call/schedules/new',
  component: guarded('onCall', NewSchedule),
})

const schedule = createRoute({
  getParentRoute: () => root,
  path: '/on-call/schedules/$id',
  validateSearch: search => scheduleSchema.parse(search),
  component: guarded('onCall', Schedule),
})

const editSchedule = createRoute({
  getParentRoute: () => root,
  path: '/on-call/schedules/$id/edit',
  component: guarded('onCall', EditSchedule),
})

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/compliance',
  validateSearch: search => ledgerSchema.parse(search),
  component: guarded('compliance', Ledger),
})

const report = createRoute({
  getParentRoute: () => root,
  path: '/compliance/incidents/$ref',
  component: guarded('compliance', Report),
})

const entities = createRoute({
  getParentRoute: () => root,
  path: '/compliance/entities',
  component: guarded('compliance', Entities),
})

const clocks = createRoute({
  getParentRoute: () => root,
  path: '/compliance/clocks/$ref',
  component: guarded('compliance', Clocks),
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: guarded('people', People),
})

const integrations = createRoute({
  getParentRoute: () => root,
  path: '/integrations',
  component: guarded('integrations', Integrations),
})

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: guarded('reports', Reports),
})

const noise = createRoute({
  getParentRoute: () => root,
  path: '/noise',
  validateSearch: search => noiseSchema.parse(search),
  component: guarded('noise', Noise),
})

const plans = createRoute({
  getParentRoute: () => root,
  path: '/prepare',
  component: guarded('prepare', Plans),
})

const newPlan = createRoute({
  getParentRoute: () => root,
  path: '/prepare/plans/new',
  component: guarded('prepare', NewPlan),
})

const plan = createRoute({
  getParentRoute: () => root,
  path: '/prepare/plans/$id',
  component: guarded('prepare', PlanOne),
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
  newSchedule,
  schedule,
  editSchedule,
  noise,
  reports,
  plans,
  newPlan,
  plan,
  ledger,
  report,
  entities,
  clocks,
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
