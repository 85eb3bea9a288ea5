import { type QueryClient, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type {
  NewTrainingRecord,
  NewTrainingRequirement,
  TrainingPage,
  TrainingRequirement,
  Written,
} from '../api/types'
import { useWrite } from '../api/useWrite'
import type { TrainingSearch } from './trainingSearch'

const lookAgain = 15_000

/** The question the list and its table answer. */
export function queryOf({ state, role, mine }: TrainingSearch) {
  return { ...(state ? { state } : {}), ...(role ? { role } : {}), ...(mine ? { person: 'me' } : {}) }
}

/** How everybody stands with every course. */
export function useTraining(search: TrainingSearch) {
  const query = queryOf(search)
  return useQuery({
    queryKey: keys.trainingList(query),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/training', { params: { query }, signal }))) as TrainingPage,
    refetchInterval: lookAgain,
  })
}

/** Whoever can be called, to choose people from. */
export function usePeopleToTrain() {
  return useQuery({
    queryKey: keys.onCallPeople,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/people', { signal }))).items,
  })
}

async function settle(written: Written, queries: QueryClient) {
  await bodyOf(api.GET('/api/training', { params: { query: { atLeast: written.position } } })).catch(() => undefined)
  await queries.invalidateQueries({ queryKey: keys.training })
}

export function useRecordTraining(onDone: () => void) {
  return useWrite<NewTrainingRecord>({
    send: async (body, intent) =>
      (await bodyOf(api.POST('/api/training-records', { body, headers: headersOf(intent) }))) as unknown as Written,
    settle,
    onDone,
  })
}

export function useWithdrawTraining(onDone: () => void) {
  return useWrite<{ id: string; reason: string }>({
    send: async ({ id, reason }, intent) =>
      (await bodyOf(
        api.POST('/api/training-records/{id}/withdraw', {
          params: { path: { id } },
          body: { reason },
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}

export function useRequireTraining(role: TrainingRequirement['role'], onDone: () => void) {
  return useWrite<NewTrainingRequirement>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/training-requirements/{role}', {
          params: { path: { role } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}
