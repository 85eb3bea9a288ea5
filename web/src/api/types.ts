import type { paths as IncidentPaths } from './schema/incident'
import type { paths as NotificationPaths } from './schema/notification'
import type { paths as ReportingPaths } from './schema/reporting'

/** Everything the services answer to, under the one address of the gateway. */
export type ApiPaths = IncidentPaths & NotificationPaths & ReportingPaths

/** What a GET of this path answers. Named by path, so that a service may rename its schemas freely. */
type Answer<Path extends keyof ApiPaths> = ApiPaths[Path] extends {
  get: { responses: { 200: { content: infer Content } } }
}
  ? Content[keyof Content]
  : never

export type Incident = Answer<'/api/incidents/{ref}'>
export type IncidentPage = Answer<'/api/incidents'>
export type IncidentRow = IncidentPage['items'][number]
export type IncidentFilter = NonNullable<ApiPaths['/api/incidents']['get']['parameters']['query']>
export type TimelineEntry = Answer<'/api/incidents/{ref}/timeline'>['items'][number]
export type PageAttempt = Answer<'/api/incidents/{ref}/pages'>['items'][number]
export type MyPage = Answer<'/api/pages/mine'>['items'][number]
export type OnCall = Answer<'/api/on-call'>['items'][number]
export type LedgerHead = Answer<'/api/ledger/head'>
export type LedgerPage = Answer<'/api/ledger'>
export type LedgerEntry = LedgerPage['items'][number]
export type IncidentReport = Answer<'/api/reports/incidents/{ref}'>
export type Actor = TimelineEntry['actor']

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
  username: string
  roles: string[]
}
