import * as z from 'zod/mini'
import { phases } from '../../domain/phase'
import { severities } from '../../domain/severity'
import { states } from '../../domain/state'

/** The filter of the incident list, as it stands in the URL. What the URL says wrongly is ignored. */
export const filterSchema = z.object({
  state: z.catch(z.optional(z.enum(states)), undefined),
  severity: z.catch(z.optional(z.enum(severities)), undefined),
  phase: z.catch(z.optional(z.enum(phases)), undefined),
  q: z.catch(z.optional(z.string()), undefined),
})

export type Filter = z.infer<typeof filterSchema>

/** The filter without its empty parts, so that equal filters are equal keys and equal URLs. */
export function tidy(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''))
}

export function isFiltered(filter: Filter): boolean {
  return Object.keys(tidy(filter)).length > 0
}
