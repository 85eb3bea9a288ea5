import * as z from 'zod/mini'

/** Which incident's entries the ledger shows; part of the URL. */
export const ledgerSchema = z.object({ incident: z.catch(z.optional(z.string()), undefined) })
