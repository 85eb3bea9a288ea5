import { type QueryClient, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { Drill, DrillScenario, NewDrill, Written } from '../api/types'
import { lookAgain } from '../api/useDrills'
import { useWrite } from '../api/useWrite'

/** The scenarios Muster brings along. */
export function useDrillScenarios() {
  return useQuery({
    queryKey: keys.drillScenarios,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/drill-scenarios', { signal }))).items as DrillScenario[],
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useDrill(id: string) {
  return useQuery({
    queryKey: keys.drill(id),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/drills/{id}', { params: { path: { id } }, signal }))) as Drill,
    refetchInterval: query => (query.state.data?.row.progress === 'RUNNING' ? lookAgain : false),
  })
}

async function settle(written: Written, queries: QueryClient) {
  await bodyOf(api.GET('/api/drills', { params: { query: { atLeast: written.position } } })).catch(() => undefined)
  await queries.invalidateQueries({ queryKey: keys.drills })
}

export function useStartDrill(onDone: (written: Written) => void) {
  return useWrite<NewDrill>({
    send: async (body, intent) =>
      (await bodyOf(api.POST('/api/drills', { body, headers: headersOf(intent) }))) as unknown as Written,
    settle,
    onDone,
  })
}

/** What a manager does with a drill that runs. */
export type DrillVerb = { verb: 'advance'; minute: number } | { verb: 'finish' } | { verb: 'cancel'; reason: string }

export function useDrillVerb(id: string, onDone: () => void) {
  return useWrite<DrillVerb>({
    send: async ({ verb, ...body }, intent) =>
      (await bodyOf(
        api.POST(`/api/drills/{id}/${verb}` as '/api/drills/{id}/cancel', {
          params: { path: { id } },
          body: body as never,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: async (_, queries) => {
      await queries.invalidateQueries({ queryKey: keys.drills })
    },
    onDone,
  })
}
