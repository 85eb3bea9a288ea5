import { api, bodyOf } from '../../api/client'

/** Why a browser cannot be notified. */
export type PushRefusal = 'denied' | 'unsupported' | 'install' | 'failed'

export class PushRefused extends Error {
  constructor(readonly why: PushRefusal) {
    super(why)
  }
}

/** What this browser needs before it can be asked; nothing when it can be. */
export function pushRefusal(): PushRefusal | undefined {
  const supported = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
  if (supported) return Notification.permission === 'denied' ? 'denied' : undefined
  // Browsers there have Web Push for apps of the home screen alone.
  return /iPhone|iPad/.test(navigator.userAgent) ? 'install' : 'unsupported'
}

/** What people call their browser, such as “Firefox on Linux”. */
export function browserName(agent = navigator.userAgent): string {
  const found = (names: [RegExp, string][], otherwise: string) =>
    names.find(([sign]) => sign.test(agent))?.[1] ?? otherwise
  const browser = found(
    [
      [/Edg/, 'Edge'],
      [/OPR\//, 'Opera'],
      [/Firefox\/|FxiOS/, 'Firefox'],
      [/Chrom(e|ium)\/|CriOS/, 'Chrome'],
      [/Safari\//, 'Safari'],
    ],
    'A browser',
  )
  const system = found(
    [
      [/iPhone|iPad/, 'iOS'],
      [/Android/, 'Android'],
      [/Windows/, 'Windows'],
      [/Mac OS X|Macintosh/, 'macOS'],
      [/CrOS/, 'ChromeOS'],
      [/Linux/, 'Linux'],
    ],
    '',
  )
  return system === '' ? browser : `${browser} on ${system}`
}

/**
 * Asks the person, subscribes this browser, and answers the subscription as the server takes it.
 * @throws PushRefused when the person, the browser or its push service did not want to
 */
export async function subscribeHere(): Promise<string> {
  const refusal = pushRefusal()
  if (refusal) throw new PushRefused(refusal)
  // Before anything is waited for: browsers let a page ask only in answer to a click.
  if ((await Notification.requestPermission()) !== 'granted') throw new PushRefused('denied')
  const { key } = await bodyOf(api.GET('/api/on-call/push-key', {}))
  const { pushManager } = await readyWorker()
  const subscription = await subscribed(pushManager, key)
  return JSON.stringify({ ...subscription.toJSON(), browser: browserName() })
}

async function readyWorker(): Promise<ServiceWorkerRegistration> {
  try {
    await navigator.serviceWorker.register('/sw.js')
    return await navigator.serviceWorker.ready
  } catch {
    throw new PushRefused('unsupported')
  }
}

async function subscribed(manager: PushManager, key: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: key }
  try {
    return await manager.subscribe(options)
  } catch {
    // It may have subscribed with the key of another installation, or of ours before it was changed.
    await (await manager.getSubscription())?.unsubscribe()
  }
  try {
    return await manager.subscribe(options)
  } catch {
    throw new PushRefused('failed')
  }
}
