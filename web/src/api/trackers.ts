import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from './client'
import { keys } from './queryKeys'

/** The issue trackers action items can be handed to. */
export function useTrackers() {
  return useQuery({
    queryKey: keys.trackerList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/trackers', { signal }))).items,
  })
}
