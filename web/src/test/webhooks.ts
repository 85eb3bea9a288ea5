import { HttpResponse, http, type RequestHandler } from 'msw'
import type { Webhook, WebhookDelivery } from '../api/types'
import { at } from './builders'
import type { World } from './World'

/** What a stand-in for notification-service knows of webhooks. Undefined: they cannot be read. */
export interface WebhookWorld {
  webhooks: Webhook[] | undefined
  deliveries: WebhookDelivery[]
  secret: string
  /** What an address answers when it does not take a test; nothing while it does. */
  trouble: string | undefined
}

export function aWebhook(over: Partial<Webhook> = {}): Webhook {
  return {
    id: 'webhook-tickets',
    name: 'Ticketing',
    url: 'https://tickets.example/muster',
    format: 'STANDARD',
    kinds: ['OPENED', 'RESOLVED'],
    from: 'SEV2',
    services: ['checkout'],
    enabled: true,
    ...over,
  }
}

export function aDelivery(over: Partial<WebhookDelivery> = {}): WebhookDelivery {
  return {
    id: 'webhook-delivery-1',
    eventId: '5d0c1c1e-5f0b-4b3c-9a57-3a0c6a1f9b10',
    kind: 'OPENED',
    incidentId: 'inc-1',
    state: 'DELIVERED',
    attempts: 1,
    status: 204,
    at: at(-30),
    ...over,
  }
}

export const demoWebhooks = (): WebhookWorld => ({
  webhooks: [aWebhook()],
  deliveries: [aDelivery()],
  secret: 'whsec_made-up-for-tests',
  trouble: undefined,
})

type Write = (request: Request, act: (body: Record<string, unknown>) => Response) => Promise<Response>

/** The HTTP API of webhooks over a world. */
export function webhookHandlers(world: World, write: Write): RequestHandler[] {
  const path = '*/api/admin/notification/webhooks'
  const done = (status = 200) =>
    HttpResponse.json({ id: 'webhook-new', version: 1, position: ++world.position, changed: true }, { status })
  const change = (id: unknown, over: Partial<Webhook>) => {
    world.hooks.webhooks = world.hooks.webhooks?.map(each => (each.id === id ? { ...each, ...over } : each))
    return done()
  }
  return [
    http.get(path, () =>
      world.hooks.webhooks
        ? HttpResponse.json({ items: world.hooks.webhooks, version: 1 })
        : new HttpResponse(null, { status: 503 }),
    ),
    http.post(path, ({ request }) =>
      write(request, body => {
        world.hooks.webhooks?.push(aWebhook({ ...body, id: 'webhook-new', enabled: false }))
        return done(201)
      }),
    ),
    http.put(`${path}/:id`, ({ request, params }) => write(request, body => change(params.id, body))),
    http.delete(`${path}/:id`, ({ request, params }) =>
      write(request, () => {
        world.hooks.webhooks = world.hooks.webhooks?.filter(each => each.id !== params.id)
        return done()
      }),
    ),
    http.get(`${path}/:id/secret`, () => HttpResponse.json({ secret: world.hooks.secret })),
    http.post(`${path}/:id/secrets`, ({ request, params }) =>
      write(request, () => {
        world.hooks.secret = 'whsec_the-next-one'
        return change(params.id, { oldSecretUntil: at(1440) })
      }),
    ),
    http.post(`${path}/:id/tests`, ({ params }) => {
      if (!world.hooks.trouble) change(params.id, { enabled: true })
      return HttpResponse.json({ taken: !world.hooks.trouble, detail: world.hooks.trouble ?? 'it answered 204' })
    }),
    http.post(`${path}/:id/disable`, ({ request, params }) =>
      write(request, () => change(params.id, { enabled: false, stop: 'ADMINISTRATOR' })),
    ),
    http.get(`${path}/:id/deliveries`, () => HttpResponse.json({ items: world.hooks.deliveries })),
    http.post(`${path}/:id/deliveries/:delivery/retries`, ({ request, params }) =>
      write(request, () => {
        world.hooks.deliveries = world.hooks.deliveries.map(each =>
          each.id === params.delivery ? { ...each, state: 'WAITING' as const } : each,
        )
        return done()
      }),
    ),
  ]
}
