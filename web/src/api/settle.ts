import type { QueryClient } from '@tanstack/react-query'
import { api, bodyOf } from './client'
import { patchRow } from './liveCache'
import { keys } from './queryKeys'
import type { Incident, Written } from './types'

/** What {@link settleIncident} does, for a write on one incident. */
export const settleAt =
  (ref: string) =>
  (written: Written, queries: QueryClient): Promise<void> =>
    settleIncident(queries, ref, written)

/**
 * Reads back what was just written. The answer waits for the read model to have it; should that lag, the live stream
 * brings the change later.
 */
export async function settleIncident(queries: QueryClient, ref: string, written: Written): Promise<void> {
  const params = { path: { ref }, query: { atLeast: written.position } }
  const call = api.GET('/api/incidents/{ref}', { params })
  const incident = await bodyOf<Incident>(call).catch(() => undefined)
  if (incident) {
    queries.setQueryData(keys.incidentBody(ref), incident)
    patchRow(queries, incident)
  }
  void queries.invalidateQueries({ queryKey: keys.timeline(ref) })
  void queries.invalidateQueries({ queryKey: keys.paging(ref) })
  void queries.invalidateQueries({ queryKey: keys.myPages })
  void queries.invalidateQueries({ queryKey: ['incidents', 'mine'] })
}
