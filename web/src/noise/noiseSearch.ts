import * as z from 'zod/mini'

export const sides = ['RULE', 'SERVICE', 'SOURCE'] as const
export const periods = [7, 30, 90] as const

/** What is counted, and over how many days; part of the URL. */
export const noiseSchema = z.object({
  by: z.catch(z.optional(z.enum(sides)), undefined),
  days: z.catch(z.optional(z.literal([...periods])), undefined),
})
