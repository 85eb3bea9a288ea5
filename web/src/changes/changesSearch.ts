import * as z from 'zod/mini'

/** How far back the list goes, in hours. */
export const spans = { hour: 1, day: 24, week: 168, month: 720 } as const

export type Span = keyof typeof spans

/** Which changes are shown; part of the URL. What the URL says wrongly is ignored. */
export const changesSchema = z.object({
  service: z.catch(z.optional(z.string()), undefined),
  span: z.catch(z.optional(z.enum(Object.keys(spans) as [Span, ...Span[]])), undefined),
})

export type ChangesSearch = z.infer<typeof changesSchema>
