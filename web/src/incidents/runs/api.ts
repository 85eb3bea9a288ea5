import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** What can be followed. */
export function useRunbookChoice() {
  return useQuery({
    queryKey: keys.runbookList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/runbooks', { signal }))).items,
  })
}

/** What the chosen one has to be told. */
export function useChosenRunbook(id: string | undefined) {
  return useQuery({
    queryKey: keys.runbook(id ?? ''),
    queryFn: async ({ signal }) =>
      await bodyOf(api.GET('/api/runbooks/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== undefined,
  })
}

/** What is followed in an incident, now or as of a position; the incident's own news bring what is now up to date. */
export function useRuns(ref: string, asOf?: number) {
  const query = asOf === undefined ? {} : { asOf }
  return useQuery({
    queryKey: keys.runs(ref, asOf),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/incidents/{ref}/runs', { params: { path: { ref }, query }, signal }))).items,
  })
}

export function useStartRun(ref: string, onDone: () => void) {
  return useWrite<{ runbookId: string; parameters: { name: string; value: string }[] }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/runs', { params: { path: { ref } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

/** What becomes of a step, or of the whole run. */
export type RunVerb =
  | { verb: 'done'; step: string; answer?: string; output?: string }
  | { verb: 'skip'; step: string; reason: string }
  | { verb: 'fail'; step: string; output: string }
  | { verb: 'stop'; reason: string }

export function useRunVerb(ref: string, runId: string, onDone: () => void) {
  return useWrite<RunVerb>({
    send: async (wish, intent) => {
      const { verb, ...rest } = wish
      const { step, ...body } = { step: '', ...rest }
      return (await bodyOf(
        verb === 'stop'
          ? api.POST('/api/incidents/{ref}/runs/{runId}/stop', {
              params: { path: { ref, runId } },
              body: body as { reason: string },
              headers: headersOf(intent),
            })
          : api.POST(
              `/api/incidents/{ref}/runs/{runId}/steps/{stepId}/${verb}` as '/api/incidents/{ref}/runs/{runId}/steps/{stepId}/skip',
              {
                params: { path: { ref, runId, stepId: step } },
                body: body as { reason: string },
                headers: headersOf(intent),
              },
            ),
      )) as unknown as Written
    },
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}
