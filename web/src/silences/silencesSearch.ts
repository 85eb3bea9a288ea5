import * as z from 'zod/mini'

export const silenceStates = ['ACTIVE', 'COMING', 'OVER'] as const

/** Which silences are shown; part of the URL. */
export const silencesSchema = z.object({
  state: z.catch(z.optional(z.enum(silenceStates)), undefined),
})

/** What an alert says of itself, to begin a silence with; part of the URL. */
export const newSilenceSchema = z.object({
  labels: z.catch(z.optional(z.record(z.string(), z.string())), undefined),
})
