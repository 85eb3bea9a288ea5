import * as z from 'zod/mini'

const fromOne = z.catch(z.optional(z.int().check(z.gte(1))), undefined)

/** Which page of a population is shown, and as of which log position; part of the URL. */
export const populationSchema = z.object({ page: fromOne, asOf: fromOne })
