import { useSyncExternalStore } from 'react'

const stored = 'muster.utc'
const listeners = new Set<() => void>()
let utc = read()

function read(): boolean {
  try {
    return localStorage.getItem(stored) === 'true'
  } catch {
    return false
  }
}

/** The zone of the person's device. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Switches every time on the page between the viewer's zone and UTC. */
export function toggleUtc(): void {
  utc = !utc
  try {
    localStorage.setItem(stored, String(utc))
  } catch {
    // the switch then lasts until the page is reloaded
  }
  for (const listener of listeners) listener()
}

export function useUtc(): boolean {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => utc,
  )
}

export function useZone(): string {
  return useUtc() ? 'UTC' : ownZone()
}
