import * as z from 'zod/mini'

/** Which page of a population is shown, from 1; part of the URL. */
export const populationSchema = z.object({ page: z.catch(z.optional(z.int().check(z.gte(1))), undefined) })
