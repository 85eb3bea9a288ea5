import { type QueryClient, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { NewPlan, Plan, PlanChange, PlanRow, PlanTemplate, PlanText, Written } from '../api/types'
import { useWrite } from '../api/useWrite'

/** Plans are not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 15_000

/** Every plan, by name. */
export function usePlans() {
  return useQuery({
    queryKey: keys.planList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/plans', { signal }))).items as PlanRow[],
    refetchInterval: lookAgain,
  })
}

/** The plans Muster brings along. */
export function usePlanTemplates() {
  return useQuery({
    queryKey: keys.planTemplates,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/plan-templates', { signal }))).items as PlanTemplate[],
  })
}

export function usePlan(id: string) {
  return useQuery({
    queryKey: keys.plan(id),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/plans/{id}', { params: { path: { id } }, signal }))) as Plan,
    refetchInterval: lookAgain,
  })
}

/** A version that does not hold any more; asked for when somebody looks. */
export function usePlanVersion(id: string, version: number) {
  return useQuery({
    queryKey: keys.planVersion(id, version),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/plans/{id}/versions/{version}', { params: { path: { id, version } }, signal }),
      )) as PlanText,
  })
}

/** What is different between a version and another, or the draft. */
export function usePlanDiff(id: string, from: number, to: number | undefined, draft: number) {
  return useQuery({
    queryKey: keys.planDiff(id, from, to, draft),
    queryFn: async ({ signal }) => {
      const query = { from, ...(to === undefined ? {} : { to }) }
      const diff = await bodyOf(api.GET('/api/plans/{id}/diff', { params: { path: { id }, query }, signal }))
      return diff.changes as PlanChange[]
    },
  })
}

/** The answer to a read that asks for the written position includes it; then everything is read anew. */
async function settle(written: Written, queries: QueryClient) {
  await bodyOf(api.GET('/api/plans', { params: { query: { atLeast: written.position } } })).catch(() => undefined)
  await queries.invalidateQueries({ queryKey: keys.plans })
}

export function useAdopt(onDone: (written: Written) => void) {
  return useWrite<{ key: string }>({
    send: async ({ key }, intent) =>
      (await bodyOf(
        api.POST('/api/plan-templates/{key}/adopt', { params: { path: { key } }, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}

/** Writes the first draft of a plan, or the next of one that is there. */
export function useDraft(id: string | undefined, version: number | undefined, onDone: (written: Written) => void) {
  return useWrite<NewPlan>({
    send: async (body, intent) =>
      (await bodyOf(
        id === undefined
          ? api.POST('/api/plans', { body, headers: headersOf(intent) })
          : api.PUT('/api/plans/{id}/draft', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    version,
    settle,
    onDone,
  })
}

/** A verb on a plan as it is, such as submitting it. */
export type PlanVerb =
  | { verb: 'submit' }
  | { verb: 'approve'; draft: number }
  | { verb: 'acknowledge'; version: number }
  | { verb: 'return' | 'retire'; reason: string }
  | { verb: 'review'; note: string }

export function usePlanVerb(id: string, onDone: () => void) {
  return useWrite<PlanVerb>({
    send: async ({ verb, ...body }, intent) =>
      (await bodyOf(
        api.POST(`/api/plans/{id}/${verb}` as '/api/plans/{id}/approve', {
          params: { path: { id } },
          body: body as never,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}
