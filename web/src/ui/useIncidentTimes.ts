import { useDrills } from '../api/useDrills'
import { drillOf } from '../domain/drill'
import { useNow } from './useNow'

/** How late it is in an incident. */
export interface IncidentTime {
  /** Whether it is rehearsed: then its time is its drill's, which stands still or goes faster than the clock. */
  rehearsed: boolean
  /** Undefined while the drill's time is not known. */
  now?: number
  /** When the drill began. */
  began?: number
}

/** Says of each of some incidents how late it is in it. Drills are asked for only where one of them is rehearsed. */
export function useIncidentTimes(incidentIds: readonly string[]): (incidentId: string) => IncidentTime {
  const now = useNow(30_000)
  const drills = useDrills(incidentIds.some(id => drillOf(id) !== undefined)).data
  return incidentId => {
    const id = drillOf(incidentId)
    if (id === undefined) return { rehearsed: false, now }
    const drill = drills?.find(row => row.id === id)
    return drill
      ? { rehearsed: true, now: Date.parse(drill.now), began: Date.parse(drill.startedAt) }
      : { rehearsed: true }
  }
}

/** The minute of its drill at an instant; undefined while the drill's time is not known. */
export function drillMinute({ began }: IncidentTime, instant: number): number | undefined {
  return began === undefined ? undefined : Math.floor((instant - began) / 60_000)
}
