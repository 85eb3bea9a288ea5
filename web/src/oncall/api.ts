import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../api/client'
import { keys } from '../api/queryKeys'

/** Who is on call now, per schedule. Asked again when a shift ends, since nothing is recorded at that moment. */
export function useOnCall() {
  return useQuery({
    queryKey: keys.onCall,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/on-call', { signal }))).items,
    refetchInterval: query => untilNextHandover(query.state.data ?? []),
  })
}

const longest = 60 * 60 * 1000

function untilNextHandover(shifts: { until?: string | undefined }[]): number | false {
  const ends = shifts.flatMap(({ until }) => (until ? [Date.parse(until) - Date.now()] : [])).filter(left => left > 0)
  return ends.length > 0 ? Math.min(longest, Math.min(...ends) + 1000) : false
}
