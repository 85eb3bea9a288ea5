import { useMe } from '../../api/session'
import type { Incident } from '../../api/types'
import { useTimeline } from '../api'
import { useReachablePeople } from './api'

export interface NamedPerson {
  id: string
  name: string
}

/** The people one is likely to mean: oneself, who took part in this incident, and whoever can be called. */
export function useKnownPeople(incident: Incident, urlRef: string): NamedPerson[] {
  const me = useMe()
  const timeline = useTimeline(urlRef)
  const reachable = useReachablePeople()
  const people = new Map<string, string>([[me.id, me.name]])
  const meet = (person: { id: string; name?: string | null } | undefined) => {
    if (person?.name && !people.has(person.id)) people.set(person.id, person.name)
  }
  for (const holder of [...Object.values(incident.roles), ...incident.experts]) meet(holder)
  for (const { actor } of timeline.data ?? []) if (actor.kind === 'PERSON') meet(actor)
  for (const person of reachable.data ?? []) meet(person)
  return [...people].map(([id, name]) => ({ id, name }))
}
