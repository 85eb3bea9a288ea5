import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../../api/client'
import { keys } from '../../../api/queryKeys'

/** Evidence whose time is over and whose content is still kept, the longest due first. */
export function useDueEvidence() {
  return useQuery({
    queryKey: keys.dueEvidence,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/due-evidence', { signal }))).items,
  })
}
