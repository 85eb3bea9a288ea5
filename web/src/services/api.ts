import { type QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type {
  DependentService,
  ImportedService,
  NewService,
  Service,
  ServicePage,
  UncataloguedService,
  Written,
} from '../api/types'
import { useWrite } from '../api/useWrite'

const pageSize = 50

/** Services are not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 15_000

/** The catalogue, by name. */
export function useServices(q: string | undefined) {
  return useInfiniteQuery({
    queryKey: keys.serviceList(q),
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limit: pageSize,
        ...(q ? { q } : {}),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }
      return (await bodyOf(api.GET('/api/services', { params: { query }, signal }))) as ServicePage
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    refetchInterval: lookAgain,
  })
}

/** What incidents or other services name and nobody has entered yet. */
export function useUncatalogued() {
  return useQuery({
    queryKey: keys.uncatalogued,
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/uncatalogued-services', { signal }))).items as UncataloguedService[],
    refetchInterval: lookAgain,
  })
}

/** Everything that suffers when a service does, with the way there; asked for when somebody looks. */
export function useDependents(id: string, wanted: boolean) {
  return useQuery({
    queryKey: keys.dependents(id),
    queryFn: async ({ signal }) => {
      const found = await bodyOf(api.GET('/api/services/{ref}', { params: { path: { ref: id } }, signal }))
      return found.dependents as DependentService[]
    },
    enabled: wanted,
  })
}

/** The answer to a read that asks for the written position includes it; then everything is read anew. */
async function settle(written: Written, queries: QueryClient) {
  const query = { limit: 1, atLeast: written.position }
  await bodyOf(api.GET('/api/services', { params: { query } })).catch(() => undefined)
  await queries.invalidateQueries({ queryKey: keys.services })
}

export function useRegister(onDone: () => void) {
  return useWrite<NewService>({
    send: async (body, intent) =>
      (await bodyOf(api.POST('/api/services', { body, headers: headersOf(intent) }))) as unknown as Written,
    settle,
    onDone,
  })
}

export function useChangeService(service: Service | undefined, onDone: () => void) {
  return useWrite<NewService>({
    send: async ({ name: _, ...body }, intent) =>
      (await bodyOf(
        api.PUT('/api/services/{ref}', {
          params: { path: { ref: service?.id ?? '' } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    version: service?.version,
    settle,
    onDone,
  })
}

export function useRetire(service: Service, onDone: () => void) {
  return useWrite<null>({
    send: async (_, intent) =>
      (await bodyOf(
        api.DELETE('/api/services/{ref}', { params: { path: { ref: service.id } }, headers: headersOf(intent) }),
      )) as unknown as Written,
    version: service.version,
    settle,
    onDone,
  })
}

/** Says what entities would do to the catalogue, or does it; asking again does it no second time. */
export function useImport() {
  const queries = useQueryClient()
  return useMutation<{ items: ImportedService[]; position: number }, Error, { document: string; preview: boolean }>({
    mutationFn: async body => (await bodyOf(api.POST('/api/services/import', { body }))) as never,
    onSuccess: async ({ position }, { preview }) => {
      if (!preview) await settle({ id: '', version: 0, position }, queries)
    },
  })
}
