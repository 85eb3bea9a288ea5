import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Shortcut } from '../domain/shortcuts'

/** Something that can be done here, by key and from the palette. */
export interface Verb {
  shortcut: Shortcut
  label: string
  run: () => void
}

interface Offer {
  owner: symbol
  verbs: Verb[]
}

let registered: Offer[] = []
const listeners = new Set<() => void>()

function change(next: Offer[]): void {
  registered = next
  for (const listener of listeners) listener()
}

/**
 * Offers verbs while the component is on screen. The newest offer of a key wins, and any page's offer wins over what the
 * frame offers everywhere.
 */
export function useVerbs(verbs: Verb[], scope: 'here' | 'everywhere' = 'here'): void {
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
    const offer = { owner, verbs: offered }
    change(scope === 'everywhere' ? [offer, ...registered] : [...registered, offer])
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
