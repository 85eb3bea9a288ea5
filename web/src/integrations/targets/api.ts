import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { NewActionTarget, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

const everything = { queryKey: keys.actionTargets }

/** Which kinds of targets there are, and which secrets the operator set. */
export function useActionTargetChoices() {
  return useQuery({
    queryKey: keys.actionTargetChoices,
    queryFn: async ({ signal }) => await bodyOf(api.GET('/api/action-targets/choices', { signal })),
  })
}

/** Sets a target up, or changes the one with this id. */
export function useDescribeTarget(id: string | undefined, onDone: () => void) {
  return useWrite<NewActionTarget>({
    send: async (body, intent) =>
      (await bodyOf(
        id === undefined
          ? api.POST('/api/action-targets', { body, headers: headersOf(intent) })
          : api.PUT('/api/action-targets/{id}', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useRetireTarget(id: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/action-targets/{id}/retire', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}
