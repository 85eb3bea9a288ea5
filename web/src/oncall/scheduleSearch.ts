import * as z from 'zod/mini'

export const spans = [1, 2, 4, 6] as const
export const zones = ['schedule', 'mine', 'utc'] as const

/** What of a schedule is shown, and how; part of the URL. What the URL says wrongly is ignored. */
export const scheduleSchema = z.object({
  from: z.catch(z.optional(z.iso.datetime()), undefined),
  weeks: z.catch(z.optional(z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(6)])), undefined),
  zone: z.catch(z.optional(z.enum(zones)), undefined),
  as: z.catch(z.optional(z.enum(['lanes', 'table'])), undefined),
})

export type ScheduleSearch = z.infer<typeof scheduleSchema>
