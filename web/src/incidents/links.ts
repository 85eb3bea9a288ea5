import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import { settleIncident } from '../api/settle'
import { useWrite } from '../api/useWrite'

/** What another incident may be to this one by somebody's word. */
export const linkKinds = ['PARENT', 'CHILD', 'CAUSE', 'CONSEQUENCE'] as const
export type LinkKind = (typeof linkKinds)[number]

export function useLinks(ref: string) {
  return useQuery({
    queryKey: keys.links(ref),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents/{ref}/links', { params: { path: { ref } }, signal })),
  })
}

/** The link is written to either incident; both are read anew. */
function useSettled(ref: string, onDone: () => void) {
  const queries = useQueryClient()
  return {
    settle: (written: Parameters<typeof settleIncident>[2]) => settleIncident(queries, ref, written),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: keys.links(ref) })
      void queries.invalidateQueries({ queryKey: keys.timeline(ref) })
      onDone()
    },
  }
}

export function useLink(ref: string, onDone: () => void) {
  return useWrite<{ kind: LinkKind; incident: string; reason?: string }>({
    send: (body, intent) =>
      bodyOf(api.POST('/api/incidents/{ref}/links', { params: { path: { ref } }, body, headers: headersOf(intent) })),
    ...useSettled(ref, onDone),
  })
}

export function useUnlink(ref: string, onDone: () => void) {
  return useWrite<{ kind: LinkKind; incident: string; reason: string }>({
    send: (body, intent) => {
      const init = { params: { path: { ref } }, body, headers: headersOf(intent) }
      return bodyOf(api.POST('/api/incidents/{ref}/links/remove', init))
    },
    ...useSettled(ref, onDone),
  })
}

export function useMerge(ref: string, onDone: () => void) {
  return useWrite<{ into: string; reason?: string }>({
    send: (body, intent) =>
      bodyOf(api.POST('/api/incidents/{ref}/merge', { params: { path: { ref } }, body, headers: headersOf(intent) })),
    ...useSettled(ref, onDone),
  })
}
