import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../api/client'
import { keys } from '../api/queryKeys'
import { serverClock } from '../api/serverClock'
import type { sides } from './noiseSearch'

/** Which alerts called people out for nothing in the last days. */
export function useNoise(by: (typeof sides)[number], days: number) {
  return useQuery({
    queryKey: keys.noise(by, days),
    queryFn: ({ signal }) => {
      const from = new Date(serverClock.now() - days * 86_400_000).toISOString()
      return bodyOf(api.GET('/api/noise', { params: { query: { by, from } }, signal }))
    },
    placeholderData: keepPreviousData,
  })
}
