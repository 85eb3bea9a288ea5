import * as z from 'zod/mini'

/** Around what the map is shown; part of the URL. */
export const mapSchema = z.object({
  around: z.catch(z.optional(z.string()), undefined),
})
