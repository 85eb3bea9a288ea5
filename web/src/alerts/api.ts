import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { AlertGroupPage } from '../api/types'
import type { AlertsSearch } from './alertsSearch'

/** Groups that open no incident are not in the live stream; an open page looks again by itself. */
const lookAgain = 5_000

/** Groups of alerts, the newest first. */
export function useAlertGroups(search: AlertsSearch) {
  return useInfiniteQuery({
    queryKey: keys.alertGroups(JSON.stringify(search)),
    queryFn: async ({ pageParam, signal }) => {
      const asked = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
      const query = { ...asked, ...(pageParam === undefined ? {} : { cursor: pageParam }) }
      return (await bodyOf(api.GET('/api/alert-groups', { params: { query }, signal }))) as AlertGroupPage
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: lookAgain,
  })
}

export function useAlertGroup(id: string) {
  return useQuery({
    queryKey: keys.alertGroup(id),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/alert-groups/{id}', { params: { path: { id } }, signal })),
    refetchInterval: lookAgain,
  })
}
