import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { NewSwap, Swap } from '../api/types'
import { useWrite } from '../api/useWrite'

const everything = { queryKey: keys.onCall }

export function useSwaps() {
  return useQuery({
    queryKey: keys.swaps,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call/swaps', { signal }))).items,
  })
}

/** What a swap would change; asked only for what can be asked for. */
export function useSwapPreview(id: string, body: NewSwap | undefined) {
  return useQuery({
    queryKey: keys.schedulePreview(id, JSON.stringify(body)),
    queryFn: ({ signal }) =>
      bodyOf(
        api.POST('/api/on-call/schedules/{id}/swaps/preview', {
          params: { path: { id } },
          body: body as NewSwap,
          signal,
        }),
      ),
    enabled: body !== undefined,
    retry: false,
  })
}

/** What accepting would change. */
export function useSwapAskedPreview({ scheduleId, id }: Swap) {
  return useQuery({
    queryKey: keys.schedulePreview(scheduleId, id),
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/on-call/schedules/{id}/swaps/{swapId}/preview', {
          params: { path: { id: scheduleId, swapId: id } },
          signal,
        }),
      ),
    retry: false,
  })
}

export function useAskForSwap(id: string, onDone: () => void) {
  return useWrite<NewSwap>({
    send: async (body, intent) =>
      bodyOf(
        api.POST('/api/on-call/schedules/{id}/swaps', { params: { path: { id } }, body, headers: headersOf(intent) }),
      ),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useAnswerSwap({ scheduleId, id }: Swap, onDone: () => void) {
  return useWrite<{ accept: boolean; note?: string }>({
    send: async ({ accept, ...body }, intent) => {
      const request = { params: { path: { id: scheduleId, swapId: id } }, body, headers: headersOf(intent) }
      return accept
        ? bodyOf(api.POST('/api/on-call/schedules/{id}/swaps/{swapId}/accept', request))
        : bodyOf(api.POST('/api/on-call/schedules/{id}/swaps/{swapId}/decline', request))
    },
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useWithdrawSwap() {
  return useWrite<{ scheduleId: string; swapId: string }>({
    send: async ({ scheduleId, swapId }, intent) =>
      bodyOf(
        api.POST('/api/on-call/schedules/{id}/swaps/{swapId}/withdraw', {
          params: { path: { id: scheduleId, swapId } },
          headers: headersOf(intent),
        }),
      ),
    settle: (_, queries) => queries.invalidateQueries(everything),
  })
}
