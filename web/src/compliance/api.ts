import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { IncidentReport, LedgerHead, LedgerPage } from '../api/types'

const pageSize = 100

export function useLedgerHead() {
  return useQuery({
    queryKey: keys.ledgerHead,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/ledger/head', { signal }))) as LedgerHead,
  })
}

/** The log in its own order, all of it or one incident's part. */
export function useLedgerEntries(incident: string | undefined) {
  return useInfiniteQuery({
    queryKey: keys.ledgerEntries(incident),
    queryFn: async ({ pageParam, signal }) => {
      const only = incident ? { incident } : {}
      const after = pageParam === undefined ? {} : { after: pageParam }
      const query = { limit: pageSize, ...only, ...after }
      return (await bodyOf(api.GET('/api/ledger', { params: { query }, signal }))) as LedgerPage
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: page =>
      page.items.length < pageSize && !page.nextCursor ? undefined : page.items.at(-1)?.position,
  })
}

export function useReport(ref: string) {
  return useQuery({
    queryKey: keys.report(ref),
    queryFn: async ({ signal }) => {
      const report = await bodyOf(api.GET('/api/reports/incidents/{ref}', { params: { path: { ref } }, signal }))
      return report as IncidentReport
    },
    // A report is a document one reads and prints: it is renewed by opening it again, not under one's eyes.
    refetchOnWindowFocus: false,
  })
}
