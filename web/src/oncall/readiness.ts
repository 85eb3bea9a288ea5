import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import { useWrite } from '../api/useWrite'

/** Whether everybody would be reached in the coming 90 days. */
export function useReadiness() {
  return useQuery({
    queryKey: keys.readiness,
    queryFn: ({ signal }) => bodyOf(api.GET('/api/on-call/readiness', { signal })),
  })
}

/** Tries whether a message to somebody is taken; what came of it shows a moment later. */
export function useTestChannel() {
  return useWrite<{ personId: string }>({
    send: async (body, intent) =>
      bodyOf(api.POST('/api/on-call/readiness/tests', { body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.onCall }),
  })
}
