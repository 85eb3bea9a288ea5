import { useMutation, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { NewLetterhead, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** What reports are headed with, and were before. */
export function useLetterhead() {
  return useQuery({
    queryKey: keys.letterhead,
    queryFn: async ({ signal }) => await bodyOf(api.GET('/api/letterhead', { signal })),
  })
}

/** Heads reports with it from now on. */
export function useIntroduceLetterhead(onDone: () => void) {
  return useWrite<NewLetterhead>({
    send: async (body, intent) =>
      (await bodyOf(api.PUT('/api/letterhead', { body, headers: headersOf(intent) }))) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.letterhead }),
    onDone,
  })
}

/** Makes reports on plain paper from now on. */
export function useWithdrawLetterhead(onDone: () => void) {
  return useWrite<null>({
    send: async (_, intent) =>
      (await bodyOf(api.DELETE('/api/letterhead', { headers: headersOf(intent) }))) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.letterhead }),
    onDone,
  })
}

/** A page under a letterhead that nobody introduced yet; nothing is recorded. */
export function usePreview() {
  return useMutation({
    mutationFn: async (body: NewLetterhead) =>
      (await bodyOf(api.POST('/api/letterhead/preview.pdf', { body, parseAs: 'blob' }))) as unknown as Blob,
  })
}
