import * as z from 'zod/mini'

export const groupStates = ['FIRING', 'SILENCED', 'OVER'] as const

export type GroupState = (typeof groupStates)[number]

/** Which groups of alerts are shown; part of the URL. What the URL says wrongly is ignored. */
export const alertsSchema = z.object({
  state: z.catch(z.optional(z.enum(groupStates)), undefined),
  service: z.catch(z.optional(z.string()), undefined),
  integration: z.catch(z.optional(z.string()), undefined),
  q: z.catch(z.optional(z.string()), undefined),
})

export type AlertsSearch = z.infer<typeof alertsSchema>
