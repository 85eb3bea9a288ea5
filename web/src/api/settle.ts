import type { QueryClient } from '@tanstack/react-query'
import { api, bodyOf } from './client'
import { patchRow } from './liveCache'
import { keys } from './queryKeys'
import type { Incident, Written } from './types'

const waits = [0, 100, 200, 400, 800, 1600]

/**
 * Waits until the read model shows what was just written. It follows the log by milliseconds; should it lag, the live
 * stream brings the change later.
 */
export async function settleIncident(queries: QueryClient, ref: string, written: Written): Promise<void> {
  for (const wait of waits) {
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    const call = api.GET('/api/incidents/{ref}', { params: { path: { ref } } })
    const incident = await bodyOf<Incident>(call).catch(() => undefined)
    if (incident && incident.version >= written.version) {
      queries.setQueryData(keys.incidentBody(ref), incident)
      patchRow(queries, incident)
      break
    }
  }
  void queries.invalidateQueries({ queryKey: keys.timeline(ref) })
  void queries.invalidateQueries({ queryKey: keys.paging(ref) })
  void queries.invalidateQueries({ queryKey: keys.myPages })
  void queries.invalidateQueries({ queryKey: ['incidents', 'mine'] })
}
