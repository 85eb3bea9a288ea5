import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from './client'
import { keys } from './queryKeys'

/** Where actions can be taken. */
export function useActionTargets() {
  return useQuery({
    queryKey: keys.actionTargetList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/action-targets', { signal }))).items,
  })
}
