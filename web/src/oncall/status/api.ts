import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { NewMaintenance, NewStatusPage, StatusPage, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** The public status page as it is laid down. */
export function useStatusPage() {
  return useQuery({
    queryKey: keys.statusPage,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/status-page', { signal }))) as StatusPage,
  })
}

export function useLayOut(page: StatusPage, onDone: () => void) {
  return useWrite<NewStatusPage>({
    send: async (body, intent) =>
      (await bodyOf(api.PUT('/api/status-page', { body, headers: headersOf(intent) }))) as unknown as Written,
    version: page.version < 0 ? undefined : page.version,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.statusPage }),
    onDone,
  })
}

export function useTakeDown(onDone: () => void) {
  return useWrite<null>({
    send: async (_, intent) =>
      (await bodyOf(api.DELETE('/api/status-page', { headers: headersOf(intent) }))) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.statusPage }),
    onDone,
  })
}

export function useAnnounce(onDone: () => void) {
  return useWrite<NewMaintenance>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/status-page/maintenance', { body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.statusPage }),
    onDone,
  })
}

export function useWithdraw(id: string) {
  return useWrite<null>({
    send: async (_, intent) => {
      const init = { params: { path: { id } }, headers: headersOf(intent) }
      return (await bodyOf(api.DELETE('/api/status-page/maintenance/{id}', init))) as unknown as Written
    },
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.statusPage }),
  })
}
