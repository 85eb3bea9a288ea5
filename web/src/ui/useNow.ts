import { useSyncExternalStore } from 'react'
import { serverClock } from '../api/serverClock'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The server's now, renewed at the given step. One timer serves the whole page; it rests when nothing ticks. */
export function useNow(step = 1000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(serverClock.now() / step) * step)
}
