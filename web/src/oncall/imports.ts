import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { OnCallImport, OnCallImported } from '../api/types'

/** Says what of an export comes over; writes nothing. */
export function usePlanImport() {
  return useMutation<OnCallImported, Error, OnCallImport>({
    mutationFn: body => bodyOf(api.POST('/api/on-call/imports/plan', { body })),
  })
}

/** Takes an export over. Asking again does it no second time, since every thing has an id of its own. */
export function useApplyImport() {
  const queries = useQueryClient()
  return useMutation<OnCallImported, Error, OnCallImport>({
    mutationFn: body =>
      bodyOf(api.POST('/api/on-call/imports/apply', { body, headers: headersOf({ key: crypto.randomUUID() }) })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.onCall }),
  })
}

/** The export in a file's text; undefined when it is none. */
export function exportIn(text: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** "payments, search" as names, each once. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map(name => name.trim())
      .filter(name => name !== ''),
  ),
]
