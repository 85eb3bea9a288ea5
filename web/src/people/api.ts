import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { Erasure, ErasurePreview, KnownPerson, LegalHold, Written } from '../api/types'
import { useWrite } from '../api/useWrite'

const everything = { queryKey: ['people'] }

/** An erasure goes on by itself; while one does, it is looked at again until it has come to rest. */
const whileUnderWay = 2_000
const underWay = new Set(['APPROVED', 'KEY_DESTROYED', 'KEYS_REWRAPPED'])

/** What a write answers; the service's document does not say that its fields are always there. */
async function written<T>(call: Promise<{ data?: T }>): Promise<Written> {
  return (await bodyOf(call)) as unknown as Written
}

export function usePeople(words: string) {
  return useQuery({
    queryKey: keys.people(words),
    queryFn: async ({ signal }) => {
      const found = await bodyOf(api.GET('/api/people', { params: { query: words ? { q: words } : {} }, signal }))
      return found.items as KnownPerson[]
    },
    placeholderData: before => before,
  })
}

export function useErasures() {
  return useQuery({
    queryKey: keys.erasures,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/erasures', { signal }))).items as Erasure[],
    refetchInterval: query => (query.state.data?.some(each => underWay.has(each.stage)) ? whileUnderWay : false),
  })
}

export function useErasurePreview(personId: string) {
  return useQuery({
    queryKey: keys.erasurePreview(personId),
    queryFn: async ({ signal }) => {
      const preview = await bodyOf(api.GET('/api/erasures/preview', { params: { query: { personId } }, signal }))
      return preview as ErasurePreview
    },
  })
}

export function useLegalHolds() {
  return useQuery({
    queryKey: keys.legalHolds,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/legal-holds', { signal }))).items as LegalHold[],
  })
}

export function useRequestErasure(onDone: () => void) {
  return useWrite<{ personId: string; reason: string }>({
    send: (body, intent) => written(api.POST('/api/erasures', { body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useApproveErasure(id: string, onDone: () => void) {
  return useWrite<object>({
    send: (_, intent) =>
      written(api.POST('/api/erasures/{id}/approve', { params: { path: { id } }, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useRefuseErasure(id: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: (body, intent) =>
      written(api.POST('/api/erasures/{id}/refuse', { params: { path: { id } }, body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useSetHold(onDone: () => void) {
  return useWrite<{ personId?: string; incident?: string; reason: string }>({
    send: (body, intent) => written(api.POST('/api/legal-holds', { body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useLiftHold(id: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: (body, intent) =>
      written(api.POST('/api/legal-holds/{id}/lift', { params: { path: { id } }, body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}
