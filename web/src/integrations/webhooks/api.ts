import { type QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf, type Intent } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { NewWebhook, Webhook, WebhookDeliveries, Webhooks, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

const path = '/api/admin/notification/webhooks'
const one = `${path}/{id}` as const
const of = (id: string) => ({ path: { id } })

const settle = (_: Written, queries: QueryClient) => queries.invalidateQueries({ queryKey: keys.webhooks })

/** Which programs are told of incidents. */
export function useWebhooks() {
  return useQuery({
    queryKey: keys.webhooks,
    queryFn: async ({ signal }) => (await bodyOf(api.GET(path, { signal }))) as Webhooks,
  })
}

/** Lays a webhook down: a new one, or in place of how it was. */
export function useKeepWebhook(webhook: Webhook | undefined, onDone: () => void) {
  return useWrite<NewWebhook>({
    send: async (body, intent) => {
      const headers = headersOf(intent)
      const call = webhook ? api.PUT(one, { params: of(webhook.id), body, headers }) : api.POST(path, { body, headers })
      return (await bodyOf<unknown>(call as never)) as Written
    },
    settle,
    onDone,
  })
}

function useVerb(send: (headers: Record<string, string>) => unknown, onDone: () => void = () => {}) {
  return useWrite<null>({
    send: async (_, intent: Intent) => (await bodyOf<unknown>(send(headersOf(intent)) as never)) as Written,
    settle,
    onDone,
  })
}

export const useDisableWebhook = (id: string) =>
  useVerb(headers => api.POST(`${one}/disable`, { params: of(id), headers }))

export const useRemoveWebhook = (id: string, onDone: () => void) =>
  useVerb(headers => api.DELETE(one, { params: of(id), headers }), onDone)

export function useRotateSecret(id: string) {
  const queries = useQueryClient()
  return useVerb(
    headers => api.POST(`${one}/secrets`, { params: of(id), headers }),
    () => void queries.invalidateQueries({ queryKey: keys.webhookSecret(id) }),
  )
}

/** Sends a signed message that is about nothing; one that is answered enables the webhook. */
export function useTestWebhook(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => await bodyOf(api.POST(`${one}/tests`, { params: of(id) })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.webhooks }),
  })
}

/** What messages are signed with; forgotten as soon as it is not shown any more. */
export function useWebhookSecret(id: string) {
  return useQuery({
    queryKey: keys.webhookSecret(id),
    queryFn: async ({ signal }) => (await bodyOf(api.GET(`${one}/secret`, { params: of(id), signal }))).secret,
    gcTime: 0,
  })
}

/** What a webhook was told, the newest first. */
export function useDeliveries(id: string) {
  return useInfiniteQuery({
    queryKey: keys.webhookDeliveries(id),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await bodyOf(
        api.GET(`${one}/deliveries`, {
          params: { ...of(id), query: pageParam === undefined ? {} : { cursor: pageParam } },
          signal,
        }),
      )) as WebhookDeliveries,
    getNextPageParam: page => page.next ?? undefined,
  })
}

export function useRetryDelivery(id: string, delivery: string) {
  return useWrite<null>({
    send: async (_, intent) =>
      (await bodyOf(
        api.POST(`${one}/deliveries/{delivery}/retries`, {
          params: { path: { id, delivery } },
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.webhookDeliveries(id) }),
  })
}
