import * as z from 'zod/mini'

/** Which form of a report is shown; part of the URL. Nothing: what was filed last, else what stands now. */
export const filingSchema = z.object({
  filing: z.catch(z.optional(z.int().check(z.gte(1))), undefined),
  now: z.catch(z.optional(z.boolean()), undefined),
})
