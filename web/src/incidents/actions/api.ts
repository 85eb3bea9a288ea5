import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { NewGuardedAction, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** What was done outside, or is to be; the incident's own news bring what is now up to date. */
export function useGuardedActions(ref: string, asOf?: number) {
  const query = asOf === undefined ? {} : { asOf }
  return useQuery({
    queryKey: keys.guardedActions(ref, asOf),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/incidents/{ref}/guarded-actions', { params: { path: { ref }, query }, signal })))
        .items,
  })
}

export function useProposeAction(ref: string, onDone: () => void) {
  return useWrite<NewGuardedAction>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/guarded-actions', {
          params: { path: { ref } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

/** What a person does with an action. */
export type ActionVerb =
  | { verb: 'approve' | 'go-ahead' | 'dry-run' }
  | { verb: 'call-off' | 'undo'; reason: string }
  | { verb: 'settle'; inEffect: boolean; note: string }

export function useActionVerb(ref: string, actionId: string, onDone: () => void) {
  return useWrite<ActionVerb>({
    send: async (wish, intent) => {
      const { verb, ...body } = wish
      return (await bodyOf(
        // The verbs differ in their bodies alone, which the union above keeps together.
        api.POST(
          `/api/incidents/{ref}/guarded-actions/{actionId}/${verb}` as never,
          {
            params: { path: { ref, actionId } },
            body,
            headers: headersOf(intent),
          } as never,
        ),
      )) as unknown as Written
    },
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}
