import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { ChatOfIncident, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** The incident's channel in the chat. */
export function useChat(ref: string) {
  return useQuery({
    queryKey: keys.chat(ref),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/incidents/{ref}/chat', { params: { path: { ref } }, signal }))) as ChatOfIncident,
  })
}

/** Has a channel made; asking twice asks once. */
export function useAskForChat(ref: string) {
  const queries = useQueryClient()
  return useWrite<null>({
    send: async (_, intent) => {
      const init = { params: { path: { ref } }, headers: headersOf(intent) }
      return (await bodyOf(api.POST('/api/incidents/{ref}/chat', init))) as unknown as Written
    },
    settle: () => queries.invalidateQueries({ queryKey: keys.chat(ref) }),
  })
}
