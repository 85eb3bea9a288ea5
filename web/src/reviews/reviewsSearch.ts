import * as z from 'zod/mini'

/** How far a review has come, in the order it comes there. */
export const progresses = ['DRAFT', 'RETURNED', 'SUBMITTED', 'PUBLISHED', 'WAIVED'] as const

/** What the list of reviews shows, as the URL says. What cannot be read is left out. */
export const reviewsSchema = z.object({
  progress: z.catch(z.optional(z.enum(progresses)), undefined),
  before: z.catch(z.optional(z.string()), undefined),
})

export type ReviewsSearch = z.infer<typeof reviewsSchema>
