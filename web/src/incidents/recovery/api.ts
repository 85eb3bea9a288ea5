import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { NewRecoveryWatch, NewRecoveryWork, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** What is on record; the incident's own news bring what is now up to date. */
export function useRecoveryWork(ref: string, asOf?: number) {
  const query = asOf === undefined ? {} : { asOf }
  return useQuery({
    queryKey: keys.recoveryWork(ref, asOf),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/incidents/{ref}/recovery-work', { params: { path: { ref }, query }, signal }))).items,
  })
}

/** Puts work on record; with a record's id it says better what that one says. */
export function useSayWork(ref: string, recordId: string | undefined, onDone: () => void) {
  return useWrite<NewRecoveryWork>({
    send: async (body, intent) =>
      (await bodyOf(
        recordId === undefined
          ? api.POST('/api/incidents/{ref}/recovery-work', {
              params: { path: { ref } },
              body,
              headers: headersOf(intent),
            })
          : api.PUT('/api/incidents/{ref}/recovery-work/{recordId}', {
              params: { path: { ref, recordId } },
              body,
              headers: headersOf(intent),
            }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

export function useTakeWorkBack(ref: string, recordId: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/recovery-work/{recordId}/withdraw', {
          params: { path: { ref, recordId } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

/** How the recovery is watched. Looks are no news of the incident, so an open page asks again while a watch is on. */
export function useRecoveryWatch(ref: string, asOf?: number) {
  const query = asOf === undefined ? {} : { asOf }
  return useQuery({
    queryKey: keys.recoveryWatch(ref, asOf),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/incidents/{ref}/recovery-watch', { params: { path: { ref }, query }, signal })),
    refetchInterval: ({ state }) => (state.data?.watch?.stage === 'RUNNING' ? 15_000 : false),
  })
}

export function useStartWatch(ref: string, onDone: () => void) {
  return useWrite<NewRecoveryWatch>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/recovery-watch', {
          params: { path: { ref } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

export function useStopWatch(ref: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/recovery-watch/stop', {
          params: { path: { ref } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

export function useDeclareComplete(ref: string, onDone: () => void) {
  return useWrite<{ overrideReason?: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/recovery-watch/complete', {
          params: { path: { ref } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}
