// Shows pages as notifications, also while no tab of Muster is open. It keeps nothing and answers no request: what the
// app loads always comes from the gateway.

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('push', event => {
  const page = read(event.data)
  event.waitUntil(
    self.registration.showNotification(page.title, {
      body: page.body,
      tag: page.tag,
      renotify: Boolean(page.tag), // a second page of one incident makes its sound, too
      requireInteraction: true,
      icon: '/icon.svg',
      data: { url: page.url, acknowledge: page.acknowledge },
      actions: page.acknowledge ? [{ action: 'acknowledge', title: page.button ?? 'Acknowledge' }] : [],
    }),
  )
})

// The acknowledge page asks once more: opening it changes nothing.
self.addEventListener('notificationclick', event => {
  const { url, acknowledge } = event.notification.data
  event.notification.close()
  event.waitUntil(open(event.action === 'acknowledge' ? acknowledge : url))
})

/** Browsers show something of their own when we show nothing, so what cannot be read is said to be that. */
function read(data) {
  try {
    return data.json()
  } catch {
    return { title: 'Muster', body: 'You were notified of something. Open Muster to see it.', url: '/' }
  }
}

async function open(address) {
  const url = new URL(address ?? '/', self.location.origin)
  if (url.origin !== self.location.origin) return
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = tabs.find(tab => tab.url === url.href)
  await (there ? there.focus() : self.clients.openWindow(url.href))
}
