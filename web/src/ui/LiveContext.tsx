import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import type { Live, LiveStatus } from '../api/live'
import type { LiveCache, NewsListener } from '../api/liveCache'

interface LiveParts {
  live: Live
  cache: LiveCache
}

const Context = createContext<LiveParts | null>(null)
export const LiveProvider = Context.Provider

function useParts(): LiveParts {
  const parts = useContext(Context)
  if (!parts) throw new Error('the live stream lives inside the shell')
  return parts
}

export function useLiveState(): LiveStatus['state'] {
  const { live } = useParts()
  return useSyncExternalStore(live.onStatus, () => live.status().state)
}

export function useLastBeat(): () => number | undefined {
  const { live } = useParts()
  return () => live.status().lastBeatAt
}

/** Hears of incidents that are not on screen yet. */
export function useNews(listener: NewsListener): void {
  const { cache } = useParts()
  useEffect(() => cache.onNews(listener), [cache, listener])
}
