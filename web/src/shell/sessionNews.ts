import { sessionGate } from '../api/sessionGate'

const afterLogin = '/signed-in'
const name = 'muster.session'

/** Tells the other tabs that somebody has signed in; said by every tab that starts with a living session. */
export function tellSignedIn(): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(name)
  channel.postMessage('signed-in')
  channel.close()
}

/** Calls back when another tab has signed in while this one had lost its session. */
export function onSignedIn(check: () => void): () => void {
  const recheck = () => {
    if (sessionGate.isLost()) check()
  }
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)
  if (channel) channel.onmessage = recheck
  window.addEventListener('focus', recheck)
  return () => {
    channel?.close()
    window.removeEventListener('focus', recheck)
  }
}

/** Opens the log-in beside the page, so that the page keeps everything typed. */
export function openLogin(): void {
  window.open(`/login?returnTo=${encodeURIComponent(afterLogin)}`, '_blank', 'popup,width=520,height=720')
}

/**
 * True in the window that was opened for logging in; its work is done once it shows Muster. Told by the address, because
 * the way over the identity provider takes a window's name and opener from it.
 */
export function isLoginWindow(): boolean {
  return location.pathname === afterLogin
}
