import { useMutation, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { problemOf } from '../api/problem'
import { keys } from '../api/queryKeys'
import type { Integration, IntegrationKind, MappedAlert, Mapping, Payload, ShownKey, Written } from '../api/types'
import { useWrite } from '../api/useWrite'

const everything = { queryKey: keys.integrations }

/** What sources send is not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 5_000

export function useIntegrations() {
  return useQuery({
    queryKey: keys.integrationList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/integrations', { signal }))).items as Integration[],
    refetchInterval: lookAgain,
  })
}

export function useKinds() {
  return useQuery({
    queryKey: keys.integrationKinds,
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/integrations/kinds', { signal }))).items as IntegrationKind[],
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function usePayloads(id: string) {
  return useQuery({
    queryKey: keys.payloads(id),
    queryFn: async ({ signal }) => {
      const found = await bodyOf(api.GET('/api/integrations/{id}/payloads', { params: { path: { id } }, signal }))
      return found.items as Payload[]
    },
    refetchInterval: lookAgain,
  })
}

/** A message as it came; fetched when somebody looks at it, and never changing. */
export function usePayloadBody(id: string, sha256: string) {
  return useQuery({
    queryKey: keys.payloadBody(id, sha256),
    queryFn: async ({ signal }) =>
      bodyOf(
        api.GET('/api/integrations/{id}/payloads/{sha256}', {
          params: { path: { id, sha256 } },
          parseAs: 'text',
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useCreateIntegration(onDone: (made: ShownKey) => void) {
  return useWrite<{ name: string; source: string }>({
    send: async (body, intent) => bodyOf(api.POST('/api/integrations', { body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone: written => onDone(written as ShownKey),
  })
}

export function useRotateKey(id: string, onDone: (made: ShownKey) => void) {
  return useWrite<{ oldKeyUntil?: string }>({
    send: async (body, intent) =>
      bodyOf(api.POST('/api/integrations/{id}/rotate', { params: { path: { id } }, body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone: written => onDone(written as ShownKey),
  })
}

export function useRetireOldKey(id: string) {
  return useWrite<object>({
    send: async (_, intent) =>
      (await bodyOf(
        api.POST('/api/integrations/{id}/retire-old-key', { params: { path: { id } }, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries(everything),
  })
}

export function useSetLimit(id: string, onDone: () => void) {
  return useWrite<{ perMinute?: number }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/integrations/{id}/limit', {
          params: { path: { id } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useSetAutoResolve(id: string, onDone: () => void) {
  return useWrite<{ after?: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/integrations/{id}/auto-resolve', {
          params: { path: { id } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useSetGrouping(id: string, onDone: () => void) {
  return useWrite<{ labels: string[]; window?: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/integrations/{id}/grouping', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useDisable(id: string, onDone: () => void) {
  return useWrite<object>({
    send: async (_, intent) =>
      (await bodyOf(
        api.POST('/api/integrations/{id}/disable', { params: { path: { id } }, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

/** How messages are read; null when nobody has said so yet. */
export function useMapping(id: string) {
  return useQuery({
    queryKey: keys.mapping(id),
    queryFn: async ({ signal }) => {
      try {
        const found = await bodyOf(api.GET('/api/integrations/{id}/mapping', { params: { path: { id } }, signal }))
        return found.mapping as Mapping
      } catch (error) {
        if (problemOf(error).status === 404) return null
        throw error
      }
    },
  })
}

/** Reads a sample; nothing is written. */
export function usePreview(id: string) {
  return useMutation<MappedAlert[], Error, { mapping: Mapping; sample: string }>({
    mutationFn: async ({ mapping, sample }) => {
      const body = { mapping, sample: parsed(sample) as never }
      const read = await bodyOf(api.POST('/api/integrations/{id}/mapping/preview', { params: { path: { id } }, body }))
      return read.items as MappedAlert[]
    },
  })
}

/** What is no JSON is sent as the text it is, so that the service says what is wrong with it. */
function parsed(sample: string): unknown {
  try {
    return JSON.parse(sample)
  } catch {
    return sample
  }
}

export function useSetMapping(id: string, onDone: () => void) {
  return useWrite<Mapping>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/integrations/{id}/mapping', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}
