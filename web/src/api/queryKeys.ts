import type { IncidentFilter } from './types'

/** The names of everything the cache holds. A shorter key covers the longer ones below it. */
export const keys = {
  session: ['session'] as const,
  incidents: ['incidents'] as const,
  lists: ['incidents', 'list'] as const,
  list: (filter: IncidentFilter) => ['incidents', 'list', filter] as const,
  mine: (kind: string) => ['incidents', 'mine', kind] as const,
  incident: (ref: string) => ['incidents', 'one', ref] as const,
  incidentBody: (ref: string) => ['incidents', 'one', ref, 'body'] as const,
  timeline: (ref: string) => ['incidents', 'one', ref, 'timeline'] as const,
  paging: (ref: string) => ['incidents', 'one', ref, 'pages'] as const,
  myPages: ['pages', 'mine'] as const,
  onCall: ['on-call'] as const,
  ledger: ['ledger'] as const,
  ledgerHead: ['ledger', 'head'] as const,
  ledgerEntries: (incident: string | undefined) => ['ledger', 'entries', incident ?? ''] as const,
  people: (words: string) => ['people', 'known', words] as const,
  erasures: ['people', 'erasures'] as const,
  erasurePreview: (personId: string) => ['people', 'preview', personId] as const,
  legalHolds: ['people', 'holds'] as const,
  integrations: ['integrations'] as const,
  integrationList: ['integrations', 'list'] as const,
  integrationKinds: ['integrations', 'kinds'] as const,
  payloads: (id: string) => ['integrations', 'payloads', id] as const,
  payloadBody: (id: string, sha256: string) => ['integrations', 'body', id, sha256] as const,
  report: (ref: string) => ['report', ref] as const,
}
