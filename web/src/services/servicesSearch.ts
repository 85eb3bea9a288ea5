import * as z from 'zod/mini'

/** Which services are shown; part of the URL. What the URL says wrongly is ignored. */
export const servicesSchema = z.object({
  q: z.catch(z.optional(z.string()), undefined),
})

export type ServicesSearch = z.infer<typeof servicesSchema>
