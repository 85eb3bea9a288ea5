import { useInfiniteQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../api/client'
import { keys } from '../api/queryKeys'
import { serverClock } from '../api/serverClock'
import type { ChangePage } from '../api/types'
import { type ChangesSearch, spans } from './changesSearch'

const pageSize = 50

/** Changes are not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 15_000

/** What was changed lately, newest first. */
export function useChanges({ service, span }: ChangesSearch) {
  return useInfiniteQuery({
    queryKey: keys.changes(service, span),
    queryFn: async ({ pageParam, signal }) => {
      const from = span && new Date(serverClock.now() - spans[span] * 3_600_000).toISOString()
      const query = {
        limit: pageSize,
        ...(service ? { service } : {}),
        ...(from ? { from } : {}),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }
      return (await bodyOf(api.GET('/api/changes', { params: { query }, signal }))) as ChangePage
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: lookAgain,
  })
}
