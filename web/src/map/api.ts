import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { MapImport, MapImported } from '../api/types'

/** What needs what, around one place or altogether. */
export function useMap(around: string | undefined) {
  return useQuery({
    queryKey: keys.map(around),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/map', { params: { query: around ? { around, up: 2, down: 2 } : {} }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
}

/** Shows what a file says, or brings it in. */
export function useImportMap() {
  const queries = useQueryClient()
  return useMutation<MapImported, Error, MapImport>({
    mutationFn: body =>
      bodyOf(
        api.POST('/api/map/imports', { body, headers: headersOf({ key: crypto.randomUUID() }) }),
      ) as Promise<MapImported>,
    onSuccess: ({ position }) => {
      if (position > 0) void queries.invalidateQueries({ queryKey: keys.services })
    },
  })
}
