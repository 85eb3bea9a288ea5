import * as z from 'zod/mini'
import { incidentRoles } from '../domain/roles'

/** How somebody stands with a course, the worst first. */
export const trainingStates = ['MISSING', 'LAPSED', 'DUE_SOON', 'VALID'] as const

/** Every role something may be required for. */
export const trainedRoles = [...incidentRoles, 'SUBJECT_EXPERT'] as const

/** What the list of trainings shows, as the URL says. What cannot be read is left out. */
export const trainingSchema = z.object({
  state: z.catch(z.optional(z.enum(trainingStates)), undefined),
  role: z.catch(z.optional(z.enum(trainedRoles)), undefined),
  mine: z.catch(z.optional(z.boolean()), undefined),
})

export type TrainingSearch = z.infer<typeof trainingSchema>
