import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { Audience, NewAudience, NewUpdateRules, UpdateRules, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** Lays an audience down: a new one, or in place of how it was. */
export function useKeepAudience(audience: Audience | undefined, onDone: () => void) {
  return useWrite<NewAudience>({
    send: async (body, intent) => {
      const headers = headersOf(intent)
      const call = audience
        ? api.PUT('/api/audiences/{id}', { params: { path: { id: audience.id } }, body, headers })
        : api.POST('/api/audiences', { body, headers })
      return (await bodyOf<unknown>(call as never)) as Written
    },
    version: audience?.version,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.audiences }),
    onDone,
  })
}

export function useRetireAudience(audience: Audience, onDone: () => void) {
  return useWrite<null>({
    send: async (_, intent) => {
      const init = { params: { path: { id: audience.id } }, headers: headersOf(intent) }
      return (await bodyOf(api.DELETE('/api/audiences/{id}', init))) as unknown as Written
    },
    version: audience.version,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.audiences }),
    onDone,
  })
}

/** How often audiences are told, and how drafts begin. */
export function useUpdateRules() {
  return useQuery({
    queryKey: keys.updateRules,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/update-rules', { signal }))) as UpdateRules,
  })
}

export function useKeepUpdateRules(rules: UpdateRules, onDone: () => void) {
  return useWrite<NewUpdateRules>({
    send: async (body, intent) =>
      (await bodyOf(api.PUT('/api/update-rules', { body, headers: headersOf(intent) }))) as unknown as Written,
    version: rules.version < 0 ? undefined : rules.version,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.updateRules }),
    onDone,
  })
}
