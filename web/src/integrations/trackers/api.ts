import { type QueryClient, useMutation, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { NewTracker, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** Which kinds of trackers there are, and which secrets the operator set. */
export function useTrackerChoices() {
  return useQuery({
    queryKey: keys.trackerChoices,
    queryFn: async ({ signal }) => await bodyOf(api.GET('/api/trackers/choices', { signal })),
  })
}

async function settle({ position }: Written, queries: QueryClient) {
  await bodyOf(api.GET('/api/trackers', { params: { query: { atLeast: position } } })).catch(() => undefined)
  await queries.invalidateQueries({ queryKey: keys.trackers })
}

/** Sets a tracker up, or changes the one with this id. */
export function useDescribeTracker(id: string | undefined, onDone: () => void) {
  return useWrite<NewTracker>({
    send: async (body, intent) =>
      (await bodyOf(
        id === undefined
          ? api.POST('/api/trackers', { body, headers: headersOf(intent) })
          : api.PUT('/api/trackers/{id}', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}

export function useRetireTracker(id: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/trackers/{id}/retire', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}

/** Speaks to a tracker, changing nothing there. */
export function useTestTracker(id: string) {
  return useMutation({
    mutationFn: async () => await bodyOf(api.POST('/api/trackers/{id}/test', { params: { path: { id } } })),
  })
}
