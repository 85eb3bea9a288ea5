import { useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from './client'
import { keys } from './queryKeys'
import { useWrite } from './useWrite'

/** Shows at once what is only a moment away: the incidents follow the alerts. */
function useSeeAgain(groupId: string) {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: keys.alertGroup(groupId) })
    void queries.invalidateQueries({ queryKey: keys.incidents })
  }
}

/** Lets an open incident have the alerts of a group. */
export function useAttach(groupId: string, onDone: () => void) {
  const seeAgain = useSeeAgain(groupId)
  return useWrite<{ incident: string; reason?: string }>({
    send: (body, intent) => {
      const init = { params: { path: { id: groupId } }, body, headers: headersOf(intent) }
      return bodyOf(api.POST('/api/alert-groups/{id}/attach', init))
    },
    onDone: () => {
      seeAgain()
      onDone()
    },
  })
}

/** Takes them away again; a new incident opens for them. */
export function useDetach(groupId: string, onDone: () => void) {
  const seeAgain = useSeeAgain(groupId)
  return useWrite<{ reason: string }>({
    send: (body, intent) => {
      const init = { params: { path: { id: groupId } }, body, headers: headersOf(intent) }
      return bodyOf(api.POST('/api/alert-groups/{id}/detach', init))
    },
    onDone: () => {
      seeAgain()
      onDone()
    },
  })
}
