import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { IncidentPlanAnswer, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** The plan an incident follows, now or as of a position; the incident's own news bring what is now up to date. */
export function useIncidentPlan(ref: string, asOf?: number) {
  const query = asOf === undefined ? {} : { asOf }
  return useQuery({
    queryKey: keys.incidentPlan(ref, asOf),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/incidents/{ref}/plan', { params: { path: { ref }, query }, signal }),
      )) as IncidentPlanAnswer,
  })
}

/** What can be followed. */
export function usePlanChoice() {
  return useQuery({
    queryKey: keys.planList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/plans', { signal }))).items,
  })
}

export function useChangePlan(ref: string, onDone: () => void) {
  return useWrite<{ planId: string; reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/incidents/{ref}/plan', { params: { path: { ref } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

/** Says that a criterion of the plan is met. */
export function useConfirm(ref: string, criterionId: string, onDone: () => void) {
  return useWrite<{ note?: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/plan/criteria/{criterionId}/confirm', {
          params: { path: { ref, criterionId } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}
