import * as z from 'zod/mini'

export const periods = [30, 90, 365] as const
export const sides = ['SERVICE', 'TEAM', 'SEVERITY', 'CAUSE', 'SOURCE', 'HOUR', 'WEEKDAY'] as const
export const metrics = [
  'DETECT',
  'ACKNOWLEDGE',
  'CONTAIN',
  'RESOLVE',
  'IDENTIFICATION',
  'CONTAINMENT',
  'ERADICATION',
  'RECOVERY',
  'LESSONS_LEARNED',
] as const
export const stretches = ['WEEK', 'MONTH'] as const

export type Side = (typeof sides)[number]

/** What a side is called in the URL, here and in the API. */
export const filters = ['service', 'team', 'severity', 'cause', 'source', 'hour', 'weekday'] as const

export type Filter = (typeof filters)[number]

const text = z.catch(z.optional(z.string()), undefined)

/** Which incidents are looked at, and how; part of the URL. What the URL says wrongly is ignored. */
export const analyticsSchema = z.object({
  days: z.catch(z.optional(z.literal([...periods])), undefined),
  drills: z.catch(z.optional(z.literal(true)), undefined),
  by: z.catch(z.optional(z.enum(sides)), undefined),
  metric: z.catch(z.optional(z.enum(metrics)), undefined),
  every: z.catch(z.optional(z.enum(stretches)), undefined),
  service: text,
  team: text,
  severity: text,
  cause: text,
  source: text,
  hour: text,
  weekday: text,
})

export type AnalyticsSearch = z.infer<typeof analyticsSchema>
