import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from './client'
import { keys } from './queryKeys'
import type { DrillRow } from './types'

/** Drills are not in the live stream; an open page looks again by itself, often enough to follow one. */
export const lookAgain = 5_000

/** Every drill, the newest first; nothing is asked where it is not needed. */
export function useDrills(needed = true) {
  return useQuery({
    queryKey: keys.drillList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/drills', { signal }))).items as DrillRow[],
    refetchInterval: lookAgain,
    enabled: needed,
  })
}
