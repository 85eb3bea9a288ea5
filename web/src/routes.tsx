import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import { alertsSchema } from './alerts/alertsSearch'
import { changesSchema } from './changes/changesSearch'
import { ledgerSchema } from './compliance/ledgerSearch'
import { declareSchema } from './incidents/declare/declareSearch'
import { filterSchema } from './incidents/list/filter'
import { panelSchema } from './incidents/page/panels'
import { noiseSchema } from './noise/noiseSearch'
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
const OnCall = lazyRouteComponent(() => import('./oncall/OnCallPage'), 'OnCallPage')
const Ledger = lazyRouteComponent(() => import('./compliance/LedgerPage'), 'LedgerPage')
const People = lazyRouteComponent(() => import('./people/PeoplePage'), 'PeoplePage')
const Integrations = lazyRouteComponent(() => import('./integrations/IntegrationsPage'), 'IntegrationsPage')
const Noise = lazyRouteComponent(() => import('./noise/NoisePage'), 'NoisePage')
const Report = lazyRouteComponent(() => import('./compliance/ReportPage'), 'ReportPage')

const now = createRoute({ getParentRoute: () => root, path: '/', component: Home })

const incidents = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  validateSearch: search => filterSchema.parse(search),
  component: () => (
    <Guard place="incidents">
      <IncidentList />
    </Guard>
  ),
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
  component: () => (
    <Guard place="incidents">
      <IncidentOne />
    </Guard>
  ),
})

const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts',
  validateSearch: search => alertsSchema.parse(search),
  component: () => (
    <Guard place="alerts">
      <Alerts />
    </Guard>
  ),
})

const alertGroup = createRoute({
  getParentRoute: () => root,
  path: '/alerts/$id',
  component: () => (
    <Guard place="alerts">
      <AlertGroup />
    </Guard>
  ),
})

const silences = createRoute({
  getParentRoute: () => root,
  path: '/silences',
  validateSearch: search => silencesSchema.parse(search),
  component: () => (
    <Guard place="silences">
      <Silences />
    </Guard>
  ),
})

const newSilence = createRoute({
  getParentRoute: () => root,
  path: '/silences/new',
  validateSearch: search => newSilenceSchema.parse(search),
  component: () => (
    <Guard place="silences">
      <NewSilence />
    </Guard>
  ),
})

const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  validateSearch: search => changesSchema.parse(search),
  component: () => (
    <Guard place="changes">
      <Changes />
    </Guard>
  ),
})

const onCall = createRoute({
  getParentRoute: () => root,
  path: '/on-call',
  component: () => (
    <Guard place="onCall">
      <OnCall />
    </Guard>
  ),
})

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/compliance',
  validateSearch: search => ledgerSchema.parse(search),
  component: () => (
    <Guard place="compliance">
      <Ledger />
    </Guard>
  ),
})

const report = createRoute({
  getParentRoute: () => root,
  path: '/compliance/incidents/$ref',
  component: () => (
    <Guard place="compliance">
      <Report />
    </Guard>
  ),
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: () => (
    <Guard place="people">
      <People />
    </Guard>
  ),
})

const integrations = createRoute({
  getParentRoute: () => root,
  path: '/integrations',
  component: () => (
    <Guard place="integrations">
      <Integrations />
    </Guard>
  ),
})

const noise = createRoute({
  getParentRoute: () => root,
  path: '/noise',
  validateSearch: search => noiseSchema.parse(search),
  component: () => (
    <Guard place="noise">
      <Noise />
    </Guard>
  ),
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
  onCall,
  noise,
  ledger,
  report,
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
