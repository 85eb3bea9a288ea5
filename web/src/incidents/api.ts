import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import { settleAt, settleIncident } from '../api/settle'
import type { ClassificationAnswer, IncidentClocks, IncidentFilter, TimelineEntry, Written } from '../api/types'
import { useWrite } from '../api/useWrite'
import type { Phase } from '../domain/phase'
import type { IncidentRole } from '../domain/roles'
import type { Severity } from '../domain/severity'

const pageSize = 100
const timelinePage = 200

/** Incidents that match, open and worst first, in pages that are fetched as one scrolls. */
export function useIncidentList(filter: IncidentFilter) {
  return useInfiniteQuery({
    queryKey: keys.list(filter),
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? { cursor: pageParam } : {}
      return bodyOf(api.GET('/api/incidents', { params: { query: { ...filter, limit: pageSize, ...cursor } }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor || undefined,
    placeholderData: keepPreviousData,
  })
}

/** Open incidents that sound like the title being typed. */
export function useSimilarIncidents(text: string) {
  const query = { q: text, limit: 5 }
  return useQuery({
    queryKey: keys.mine(`similar ${text}`),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents', { params: { query }, signal })),
    enabled: text.trim().length >= 3,
    select: page => page.items.filter(incident => incident.state !== 'RESOLVED' && incident.phase !== 'CLOSED'),
    placeholderData: keepPreviousData,
  })
}

/** The incident as it is known now, or as it was known at a position of the log. */
export function useIncident(ref: string, asOf?: number) {
  const query = asOf === undefined ? {} : { asOf }
  return useQuery({
    queryKey: asOf === undefined ? keys.incidentBody(ref) : keys.incidentThen(ref, asOf),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents/{ref}', { params: { path: { ref }, query }, signal })),
  })
}

/** The whole timeline. It only ever grows, so a refetch asks for what came after the last entry held. */
export function useTimeline(ref: string) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: keys.timeline(ref),
    queryFn: async ({ signal }) => {
      const entries = [...(queries.getQueryData<TimelineEntry[]>(keys.timeline(ref)) ?? [])]
      for (;;) {
        const last = entries.at(-1)
        const query = { limit: timelinePage, ...(last ? { after: last.position } : {}) }
        const params = { path: { ref }, query }
        const { items } = await bodyOf(api.GET('/api/incidents/{ref}/timeline', { params, signal }))
        entries.push(...items.filter(item => last === undefined || item.position > last.position))
        if (items.length < timelinePage) return entries
      }
    },
  })
}

/** What happened before that was like it. Right after a start the service may not have read everything yet. */
export function useIncidentsLike(ref: string) {
  return useQuery({
    queryKey: keys.similar(ref),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents/{ref}/similar', { params: { path: { ref } }, signal })),
    refetchInterval: ({ state }) => (state.data?.complete === false ? 2000 : false),
  })
}

/** What the matrix says of services somebody is about to name; nothing while none is named. */
export function useMatrixSays(services: string[]) {
  return useQuery({
    queryKey: keys.matrixSays(services),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.POST('/api/classification/preview', { body: { services }, signal }))) as ClassificationAnswer,
    enabled: services.length > 0,
  })
}

export function usePaging(ref: string) {
  return useQuery({
    queryKey: keys.paging(ref),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents/{ref}/pages', { params: { path: { ref } }, signal })),
  })
}

/** What the law makes us report of it. A limit passes without anybody writing, so an open page looks again. */
export function useIncidentClocks(ref: string) {
  return useQuery({
    queryKey: keys.incidentClocks(ref),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/regulation/incidents/{ref}', { params: { path: { ref } }, signal }),
      )) as IncidentClocks,
    refetchInterval: 30_000,
  })
}

export function useBridge(ref: string) {
  return useQuery({
    queryKey: keys.bridge(ref),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents/{ref}/bridge', { params: { path: { ref } }, signal })),
  })
}

const bridgePaths = {
  open: '/api/incidents/{ref}/bridge',
  close: '/api/incidents/{ref}/bridge/close',
  joined: '/api/incidents/{ref}/bridge/joined',
  left: '/api/incidents/{ref}/bridge/left',
} as const

/** Opens the incident's call, closes it, or says that one joined or left it. */
export function useBridgeVerb(ref: string, verb: keyof typeof bridgePaths) {
  const queries = useQueryClient()
  const path = bridgePaths[verb]
  return useWrite<null>({
    send: async (_, intent) => {
      const init = { params: { path: { ref } }, body: {}, headers: headersOf(intent) }
      return (await bodyOf(api.POST(path, init))) as unknown as Written
    },
    settle: () => queries.invalidateQueries({ queryKey: keys.bridge(ref) }),
  })
}

export interface Declaration {
  title: string
  severity: Severity
  services: string[]
  description?: string
  visibility?: 'PRIVATE'
}

export function useDeclare(onDone: (ref: string) => void) {
  const queries = useQueryClient()
  return useWrite<Declaration>({
    send: (body, intent) => bodyOf(api.POST('/api/incidents', { body, headers: headersOf(intent) })),
    settle: written => settleIncident(queries, written.number ?? written.id, written),
    onDone: written => {
      void queries.invalidateQueries({ queryKey: keys.lists })
      onDone(written.number ?? written.id)
    },
  })
}

/** Acknowledging needs no version: doing it twice, or late, is harmless. */
export function useAcknowledge(ref: string) {
  return useWrite<null>({
    send: (_, intent) => {
      const init = { params: { path: { ref } }, body: {}, headers: headersOf(intent) }
      return bodyOf(api.POST('/api/incidents/{ref}/acknowledge', init))
    },
    settle: settleAt(ref),
  })
}

export function useResolve(ref: string, version: number | undefined, onDone: () => void) {
  return useWrite<{ reason?: string }>({
    version,
    field: 'state',
    send: (body, intent) =>
      bodyOf(api.POST('/api/incidents/{ref}/resolve', { params: { path: { ref } }, body, headers: headersOf(intent) })),
    settle: settleAt(ref),
    onDone,
  })
}

export function useMovePhase(ref: string, version: number, onDone: () => void) {
  return useWrite<{ to: Phase; reason?: string; overrideReason?: string }>({
    version,
    field: 'phase',
    send: (body, intent) =>
      bodyOf(api.POST('/api/incidents/{ref}/phase', { params: { path: { ref } }, body, headers: headersOf(intent) })),
    settle: settleAt(ref),
    onDone,
  })
}

export function useChangeSeverity(ref: string, version: number, onDone: () => void) {
  return useWrite<{ to: Severity; reason: string }>({
    version,
    field: 'severity',
    send: (body, intent) =>
      bodyOf(
        api.POST('/api/incidents/{ref}/severity', { params: { path: { ref } }, body, headers: headersOf(intent) }),
      ),
    settle: settleAt(ref),
    onDone,
  })
}

export function useAddNote(ref: string, onDone: () => void) {
  return useWrite<{ text: string; decision?: { alternatives?: string } }>({
    send: (body, intent) =>
      bodyOf(api.POST('/api/incidents/{ref}/notes', { params: { path: { ref } }, body, headers: headersOf(intent) })),
    settle: settleAt(ref),
    onDone,
  })
}

export interface RoleChange {
  role: IncidentRole
  /** Whose it is, where several may have it. */
  personId?: string
  /** Take it oneself, or leave it empty. */
  verb: 'take' | 'release'
}

export function useChangeRole(ref: string, version: number) {
  return useWrite<RoleChange>({
    version,
    field: 'role',
    send: ({ role, verb, personId }, intent) => {
      const path = { ref, role }
      const headers = headersOf(intent)
      return verb === 'take'
        ? bodyOf(api.PUT('/api/incidents/{ref}/roles/{role}', { params: { path }, headers, body: {} }))
        : bodyOf(
            api.DELETE('/api/incidents/{ref}/roles/{role}', {
              params: { path, query: personId ? { personId } : {} },
              headers,
            }),
          )
    },
    settle: settleAt(ref),
  })
}
