import { type QueryClient, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { Written } from '../api/types'
import { useWrite } from '../api/useWrite'

/** Runbooks are not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 15_000

/** Every runbook, by title. */
export function useRunbooks() {
  return useQuery({
    queryKey: keys.runbookList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/runbooks', { signal }))).items,
    refetchInterval: lookAgain,
  })
}

/** The runbooks Muster brings along. */
export function useRunbookTemplates() {
  return useQuery({
    queryKey: keys.runbookTemplates,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/runbook-templates', { signal }))).items,
  })
}

export function useRunbook(id: string | undefined) {
  return useQuery({
    queryKey: keys.runbook(id ?? ''),
    queryFn: async ({ signal }) =>
      await bodyOf(api.GET('/api/runbooks/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: id !== undefined,
    refetchInterval: lookAgain,
  })
}

/** What a text says, or each line that will not do. */
export function usePreview(text: string) {
  return useQuery({
    queryKey: keys.runbookPreview(text),
    queryFn: async ({ signal }) => await bodyOf(api.POST('/api/runbooks/preview', { body: { text }, signal })),
    enabled: text.trim() !== '',
    placeholderData: before => before,
    retry: false,
  })
}

/** The answer to a read that asks for the written position includes it; then everything is read anew. */
async function settle(written: Written, queries: QueryClient) {
  await bodyOf(api.GET('/api/runbooks', { params: { query: { atLeast: written.position } } })).catch(() => undefined)
  await queries.invalidateQueries({ queryKey: keys.runbooks })
}

export function useAdoptRunbook(onDone: (written: Written) => void) {
  return useWrite<{ key: string }>({
    send: async ({ key }, intent) =>
      (await bodyOf(
        api.POST('/api/runbook-templates/{key}/adopt', { params: { path: { key } }, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}

/** Writes the first draft of a runbook, or the next of one that is there. */
export function useRunbookDraft(
  id: string | undefined,
  version: number | undefined,
  onDone: (written: Written) => void,
) {
  return useWrite<{ text: string; reason?: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        id === undefined
          ? api.POST('/api/runbooks', { body, headers: headersOf(intent) })
          : api.PUT('/api/runbooks/{id}/draft', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    version,
    settle,
    onDone,
  })
}

/** A verb on a runbook as it is, such as submitting it. */
export type RunbookVerb =
  | { verb: 'submit' }
  | { verb: 'approve'; draft: number }
  | { verb: 'return' | 'retire'; reason: string }

export function useRunbookVerb(id: string, onDone: () => void) {
  return useWrite<RunbookVerb>({
    send: async ({ verb, ...body }, intent) =>
      (await bodyOf(
        api.POST(`/api/runbooks/{id}/${verb}` as '/api/runbooks/{id}/approve', {
          params: { path: { id } },
          body: body as never,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}
