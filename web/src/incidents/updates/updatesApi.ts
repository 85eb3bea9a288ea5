import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type {
  NewStatusPost,
  NewUpdate,
  StakeholderUpdates,
  StatusPage,
  UpdateDraft,
  UpdateKind,
  Written,
} from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** What people outside were told of an incident. */
export function useUpdates(ref: string) {
  return useQuery({
    queryKey: keys.updates(ref),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/incidents/{ref}/updates', { params: { path: { ref } }, signal }),
      )) as StakeholderUpdates,
  })
}

/** A draft of what can be said now; of the kind that follows from how the incident stands, unless one is named. */
export function useDraftedUpdate(ref: string, kind: UpdateKind | undefined) {
  return useQuery({
    queryKey: keys.updateDraft(ref, kind ?? ''),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/incidents/{ref}/updates/draft', {
          params: { path: { ref }, query: kind ? { kind } : {} },
          signal,
        }),
      )) as UpdateDraft,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
}

export function useWriteUpdate(ref: string, onDone: () => void) {
  return useWrite<NewUpdate>({
    send: async (body, intent) => {
      const init = { params: { path: { ref } }, body, headers: headersOf(intent) }
      return (await bodyOf(api.POST('/api/incidents/{ref}/updates', init))) as unknown as Written
    },
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

export function useApproveUpdate(ref: string, number: number, onDone: () => void) {
  return useWrite<{ confirmPrivate: boolean }>({
    send: async (body, intent) => {
      const init = { params: { path: { ref, number } }, body, headers: headersOf(intent) }
      return (await bodyOf(api.POST('/api/incidents/{ref}/updates/{number}/approve', init))) as unknown as Written
    },
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

export function useDeclineUpdate(ref: string, number: number, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) => {
      const init = { params: { path: { ref, number } }, body, headers: headersOf(intent) }
      return (await bodyOf(api.POST('/api/incidents/{ref}/updates/{number}/decline', init))) as unknown as Written
    },
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(ref) }),
    onDone,
  })
}

/** Which services the public knows, and how it is told they are. */
export function useStatusComponents() {
  return useQuery({
    queryKey: keys.statusPage,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/status-page', { signal }))) as StatusPage,
  })
}

export function usePostOnStatusPage(ref: string, number: number, onDone: () => void) {
  return useWrite<NewStatusPost>({
    send: async (body, intent) => {
      const init = { params: { path: { ref, number } }, body, headers: headersOf(intent) }
      return (await bodyOf(api.POST('/api/incidents/{ref}/updates/{number}/status-page', init))) as unknown as Written
    },
    settle: async (_, queries) => {
      await queries.invalidateQueries({ queryKey: keys.statusPage })
      await queries.invalidateQueries({ queryKey: keys.incident(ref) })
    },
    onDone,
  })
}
