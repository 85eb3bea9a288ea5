import * as z from 'zod/mini'

/** What a link may say beforehand: /incidents/new?service=checkout&title=… */
export const declareSchema = z.object({
  title: z.catch(z.optional(z.string()), undefined),
  service: z.catch(z.optional(z.string()), undefined),
})
