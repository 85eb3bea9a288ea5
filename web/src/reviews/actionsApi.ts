import { type QueryClient, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { ActionItem, ActionPage, NewActionItem, Written } from '../api/types'
import { useWrite } from '../api/useWrite'
import type { ActionsSearch } from './reviewsSearch'

const lookAgain = 15_000

/** The question the list and its table answer. */
export function queryOf({ state, overdue, mine, control, q }: ActionsSearch) {
  return {
    ...(state ? { state } : {}),
    ...(overdue ? { overdue } : {}),
    ...(mine ? { owner: 'me' } : {}),
    ...(control ? { control } : {}),
    ...(q ? { q } : {}),
  }
}

/** Action items over all incidents: those overdue first. */
export function useActionItems(search: ActionsSearch) {
  const query = queryOf(search)
  return useQuery({
    queryKey: keys.actionItems(query),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/action-items', { params: { query }, signal }))) as ActionPage,
    refetchInterval: lookAgain,
  })
}

/** Those of one review. */
export function useReviewActions(ref: string) {
  return useQuery({
    queryKey: keys.reviewActions(ref),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/reviews/{ref}/actions', { params: { path: { ref } }, signal }))) as ActionPage,
    refetchInterval: lookAgain,
  })
}

/** The controls Muster knows by name, to choose from; others may be typed. */
export function useControls() {
  return useQuery({
    queryKey: keys.controls,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/controls', { signal }))).items,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Plans an action item may change. */
export function usePlanNames() {
  return useQuery({
    queryKey: keys.planList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/plans', { signal }))).items,
  })
}

/** Whoever can be called, to choose an owner from. */
export function useReachable() {
  return useQuery({
    queryKey: keys.onCallPeople,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/people', { signal }))).items,
  })
}

/** Waits until the lists tell what was written. */
export async function settleActions(written: Written, queries: QueryClient) {
  await bodyOf(api.GET('/api/action-items', { params: { query: { q: '-', atLeast: written.position } } })).catch(
    () => undefined,
  )
  await queries.invalidateQueries({ queryKey: keys.reviews })
}

/** Names an action item, or says it otherwise, whole. */
export function useAction(ref: string, onDone: () => void) {
  return useWrite<NewActionItem & { id: string }>({
    send: async ({ id, ...body }, intent) =>
      (await bodyOf(
        api.PUT('/api/reviews/{ref}/actions/{id}', {
          params: { path: { ref, id } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleActions,
    onDone,
  })
}

/** Says what became of it. */
export function useActionMove(ref: string, onDone: () => void) {
  return useWrite<{ id: string; to: ActionItem['state']; reason: string }>({
    send: async ({ id, ...body }, intent) =>
      (await bodyOf(
        api.POST('/api/reviews/{ref}/actions/{id}/state', {
          params: { path: { ref, id } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: settleActions,
    onDone,
  })
}
