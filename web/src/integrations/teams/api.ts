import { useMutation, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../api/client'
import { keys } from '../../api/queryKeys'

const path = '/api/admin/notification/teams-channels'

/** Which channels of Teams an operator connected, and whether a team commands Muster. */
export function useTeamsChannels() {
  return useQuery({
    queryKey: keys.teamsChannels,
    queryFn: async ({ signal }) => await bodyOf(api.GET(path, { signal })),
  })
}

/** Posts a card that says it is a test. */
export function useTestTeamsChannel(name: string) {
  return useMutation({
    mutationFn: async () => await bodyOf(api.POST(`${path}/{name}/tests`, { params: { path: { name } } })),
  })
}
