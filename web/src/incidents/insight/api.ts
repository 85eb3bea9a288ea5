import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import { settleIncident } from '../../api/settle'
import type { MarkCause } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** Changes that may have caused it, and the cause once somebody said. */
export function useSuspects(ref: string) {
  return useQuery({
    queryKey: keys.suspects(ref),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents/{ref}/suspects', { params: { path: { ref } }, signal })),
  })
}

/** What was changed around it, in what it affects and what that needs. */
export function useChangesAround(ref: string, hours: number) {
  return useQuery({
    queryKey: keys.changesAround(ref, hours),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/incidents/{ref}/changes', { params: { path: { ref }, query: { hours } }, signal })),
  })
}

/** Marking is safe to do twice, so it needs no version. */
export function useMarkCause(ref: string, onDone: () => void) {
  const queries = useQueryClient()
  return useWrite<MarkCause>({
    send: (body, intent) =>
      bodyOf(api.POST('/api/incidents/{ref}/cause', { params: { path: { ref } }, body, headers: headersOf(intent) })),
    settle: written => settleIncident(queries, ref, written),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: keys.suspects(ref) })
      onDone()
    },
  })
}

export function useWithdrawCause(ref: string, onDone: () => void) {
  const queries = useQueryClient()
  return useWrite<{ reason: string }>({
    send: (body, intent) =>
      bodyOf(
        api.POST('/api/incidents/{ref}/cause/withdraw', {
          params: { path: { ref } },
          body,
          headers: headersOf(intent),
        }),
      ),
    settle: written => settleIncident(queries, ref, written),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: keys.suspects(ref) })
      onDone()
    },
  })
}
