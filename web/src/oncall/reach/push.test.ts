import { readFileSync } from 'node:fs'
import { screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'
import { browserName } from './push'

afterEach(() => vi.unstubAllGlobals())

interface Fake {
  permission?: NotificationPermission
  asked?: NotificationPermission
  subscribe?: () => Promise<unknown>
}

/** A browser with Web Push; what is not said goes well. */
function browser({ permission = 'default', asked = 'granted', subscribe }: Fake) {
  const subscription = { toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'B', auth: 'a' } }) }
  const unsubscribe = vi.fn()
  const pushManager = {
    subscribe: vi.fn(subscribe ?? (() => Promise.resolve(subscription))),
    getSubscription: () => Promise.resolve({ unsubscribe }),
  }
  const requestPermission = vi.fn(() => Promise.resolve(asked))
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('Notification', { permission, requestPermission })
  const worker = { register: () => Promise.resolve({}), ready: Promise.resolve({ pushManager }) }
  Object.defineProperty(navigator, 'serviceWorker', { value: worker, configurable: true })
  return { pushManager, requestPermission, unsubscribe, subscription }
}

async function chosen() {
  const world = demoWorld('rosa')
  const { user } = await openMuster(world, '/on-call/me')
  await user.click(await screen.findByRole('button', { name: 'Add a way to reach me' }))
  await user.selectOptions(await screen.findByRole('combobox', { name: 'By' }), 'PUSH')
  const dialog = screen.getByRole('dialog')
  return { world, user, dialog, verb: within(dialog).getByRole('button', { name: 'Notify me in this browser' }) }
}

describe('being notified in this browser', () => {
  it('asks on the click, subscribes with the installation’s key, and then wants the code', async () => {
    const { pushManager, requestPermission } = browser({})
    const { world, user, verb } = await chosen()
    expect(requestPermission).not.toHaveBeenCalled()
    await user.click(verb)
    await screen.findByRole('textbox', { name: 'Code' })
    expect(pushManager.subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: 'BKey' })
    const added = world.duty.contact?.methods.find(({ id }) => id === 'new')
    expect(added?.kind).toBe('PUSH')
    expect(JSON.parse(added?.address ?? '')).toEqual({
      endpoint: 'https://push.example/1',
      keys: { p256dh: 'B', auth: 'a' },
      browser: browserName(),
    })
  })

  it('says what to do when the person, or once before, said no', async () => {
    browser({ asked: 'denied' })
    const first = await chosen()
    await first.user.click(first.verb)
    await within(first.dialog).findByText(/does not let Muster notify you/)
    expect(first.world.duty.contact?.methods.some(({ kind }) => kind === 'PUSH')).toBe(false)
  })

  it('cannot be asked for where it was forbidden', async () => {
    browser({ permission: 'denied' })
    const { dialog, verb } = await chosen()
    within(dialog).getByText(/Allow notifications for this address/)
    expect(verb.hasAttribute('disabled')).toBe(true)
  })

  it('says so when the push service cannot be reached, and gives up an old subscription before', async () => {
    const { unsubscribe } = browser({ subscribe: () => Promise.reject(new Error('AbortError')) })
    const { user, dialog, verb } = await chosen()
    await user.click(verb)
    await within(dialog).findByText(/could not reach its push service/)
    expect(unsubscribe).toHaveBeenCalledOnce()
  })

  it('is not offered as possible where the browser has no Web Push', async () => {
    Reflect.deleteProperty(navigator, 'serviceWorker')
    const { dialog, verb } = await chosen()
    within(dialog).getByText(/takes a browser with Web Push/)
    expect(verb.hasAttribute('disabled')).toBe(true)
  })

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome on Android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604', 'Safari on iOS'],
    ['curl/8', 'A browser'],
  ])('calls %s what people call it', (agent, name) => {
    expect(browserName(agent)).toBe(name)
  })
})

type Handler = (event: unknown) => void

/** The service worker as a browser runs it, with a window open at each of these addresses. */
function worker(...open: string[]) {
  const handlers: Record<string, Handler> = {}
  const shown: [string, NotificationOptions & { actions?: { action: string }[] }][] = []
  const tabs = open.map(url => ({ url, focus: vi.fn() }))
  const openWindow = vi.fn()
  const self = {
    location: { origin: 'https://muster.example' },
    skipWaiting: vi.fn(),
    addEventListener: (name: string, handler: Handler) => (handlers[name] = handler),
    registration: { showNotification: (title: string, options: NotificationOptions) => shown.push([title, options]) },
    clients: { claim: vi.fn(), matchAll: () => Promise.resolve(tabs), openWindow },
  }
  new Function('self', readFileSync('public/sw.js', 'utf8'))(self)
  const told = (name: string, event: object) => {
    let work: unknown
    handlers[name]?.({ ...event, waitUntil: (promise: unknown) => (work = promise) })
    return work as Promise<void>
  }
  return { handlers, shown, tabs, openWindow, told }
}

describe('the service worker', () => {
  const page = {
    title: '[SEV1] INC-42',
    body: 'Checkout fails',
    tag: 'INC-42',
    url: 'https://muster.example/incidents/INC-42',
    acknowledge: 'https://muster.example/ack/token',
  }
  const clicked = (data: object, action = '') => ({ action, notification: { data, close: vi.fn() } })

  it('shows a page with its button, and keeps no answer of the gateway', () => {
    const { handlers, shown, told } = worker()
    told('push', { data: { json: () => page } })
    expect(shown).toEqual([
      [
        '[SEV1] INC-42',
        expect.objectContaining({
          body: 'Checkout fails',
          tag: 'INC-42',
          renotify: true,
          requireInteraction: true,
          actions: [{ action: 'acknowledge', title: 'Acknowledge' }],
        }),
      ],
    ])
    expect(handlers.fetch).toBeUndefined()
  })

  it('has its button say what it is told, such as that somebody is still on it', () => {
    const { shown, told } = worker()
    told('push', { data: { json: () => ({ ...page, button: 'Still on it' }) } })
    expect(shown[0]?.[1].actions).toEqual([{ action: 'acknowledge', title: 'Still on it' }])
  })

  it('says that there is something when it cannot read what', () => {
    const { shown, told } = worker()
    told('push', { data: null })
    expect(shown[0]?.[1].body).toMatch(/Open Muster/)
    expect(shown[0]?.[1].actions).toEqual([])
  })

  it('opens the incident, or the tab that shows it already', async () => {
    const fresh = worker('https://muster.example/')
    await fresh.told('notificationclick', clicked(page))
    expect(fresh.openWindow).toHaveBeenCalledWith(page.url)
    const there = worker(page.url)
    await there.told('notificationclick', clicked(page))
    expect(there.openWindow).not.toHaveBeenCalled()
    expect(there.tabs[0]?.focus).toHaveBeenCalledOnce()
  })

  it('opens the acknowledge page by its button, and no address but Muster’s own', async () => {
    const { openWindow, told } = worker()
    await told('notificationclick', clicked(page, 'acknowledge'))
    expect(openWindow).toHaveBeenCalledExactlyOnceWith(page.acknowledge)
    await told('notificationclick', clicked({ url: 'https://evil.example/' }))
    expect(openWindow).toHaveBeenCalledOnce()
  })
})
