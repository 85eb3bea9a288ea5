import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { NewPolicy, PolicyQuestion, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** Whom levels would call; asked only for what could be published. */
export function usePolicyPreview(id: string, body: PolicyQuestion | undefined) {
  return useQuery({
    queryKey: keys.policyPreview(id, JSON.stringify(body)),
    queryFn: async ({ signal }) =>
      (
        await bodyOf(
          api.POST('/api/on-call/policies/{id}/preview', {
            params: { path: { id } },
            body: body as PolicyQuestion,
            signal,
          }),
        )
      ).items,
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** What levels would have done for last month's incidents; asked when somebody wants to know. */
export function useHindsight(id: string) {
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ levels, repeat }: NewPolicy) =>
      bodyOf(api.POST('/api/on-call/policies/{id}/hindsight', { params: { path: { id } }, body: { levels, repeat } })),
  })
}

export function usePublishPolicy(version: number | undefined, onDone: () => void) {
  return useWrite<NewPolicy & { id: string }>({
    send: async ({ id, ...body }, intent) =>
      (await bodyOf(
        api.PUT('/api/on-call/policies/{id}', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    version,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.onCall }),
    onDone,
  })
}
