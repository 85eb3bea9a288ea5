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

/**
 * A record whose every field is written, also the unknown ones, as null: so is a report, whatever its document says of
 * required fields.
 */
type Whole<T> = T extends (infer Item)[] ? Whole<Item>[] : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T

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
export type IncidentReport = Whole<Answer<'/api/reports/incidents/{ref}'>>

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
}
