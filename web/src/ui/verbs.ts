import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Shortcut } from '../domain/shortcuts'

/** Something that can be done here, by key and from the palette. */
export interface Verb {
  shortcut: Shortcut
  label: string
  run: () => void
}

let registered: { owner: symbol; verbs: Verb[] }[] = []
const listeners = new Set<() => void>()

function change(next: typeof registered): void {
  registered = next
  for (const listener of listeners) listener()
}

/** Offers verbs while the component is on screen. The newest offer of a key wins: a dialog before its page. */
export function useVerbs(verbs: Verb[]): void {
  const latest = useRef(verbs)
  latest.current = verbs
  const shape = verbs.map(verb => `${verb.shortcut}:${verb.label}`).join('|')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the verbs change with their shape; running reads the newest
  useEffect(() => {
    const owner = Symbol('verbs')
    const offered = latest.current.map(({ shortcut, label }) => ({
      shortcut,
      label,
      run: () => latest.current.find(verb => verb.shortcut === shortcut)?.run(),
    }))
    change([...registered, { owner, verbs: offered }])
    return () => change(registered.filter(each => each.owner !== owner))
  }, [shape])
}

export function verbFor(shortcut: Shortcut): Verb | undefined {
  return registered
    .findLast(each => each.verbs.some(verb => verb.shortcut === shortcut))
    ?.verbs.find(verb => verb.shortcut === shortcut)
}

export function useOfferedVerbs(): Verb[] {
  const offers = useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => registered,
  )
  return offers.flatMap(offer => offer.verbs)
}
