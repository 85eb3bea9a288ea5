import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { LabelMatcher, NewSilence, SilencePage } from '../api/types'
import { useWrite } from '../api/useWrite'
import type { silenceStates } from './silencesSearch'

const everything = { queryKey: keys.silences }

/** Silences are not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 10_000

export function useSilences(state: (typeof silenceStates)[number]) {
  return useInfiniteQuery({
    queryKey: keys.silenceList(state),
    queryFn: async ({ pageParam, signal }) => {
      const query = { state, ...(pageParam === undefined ? {} : { cursor: pageParam }) }
      return (await bodyOf(api.GET('/api/silences', { params: { query }, signal }))) as SilencePage
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: lookAgain,
  })
}

/** What a silence with these conditions would have done in the last day; asked only for whole conditions. */
export function useSilencePreview(matchers: LabelMatcher[], complete: boolean) {
  return useQuery({
    queryKey: keys.silencePreview(JSON.stringify(matchers)),
    queryFn: ({ signal }) => bodyOf(api.POST('/api/silences/preview', { body: { matchers }, signal })),
    enabled: complete,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export function useCreateSilence(onDone: () => void) {
  return useWrite<NewSilence>({
    send: async (body, intent) => bodyOf(api.POST('/api/silences', { body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useEndSilence(id: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) =>
      bodyOf(api.POST('/api/silences/{id}/end', { params: { path: { id } }, body, headers: headersOf(intent) })),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}
