import * as z from 'zod/mini'

export const panelNames = [
  'timeline',
  'plan',
  'tasks',
  'runs',
  'actions',
  'roles',
  'links',
  'times',
  'affected',
  'files',
  'suspects',
  'course',
  'similar',
  'paging',
  'details',
] as const
export type PanelName = (typeof panelNames)[number]

/** Which panel a narrow screen shows, and which position of the log the page is as of; part of the URL. */
export const panelSchema = z.object({
  panel: z.catch(z.optional(z.enum(panelNames)), undefined),
  asOf: z.catch(z.optional(z.int().check(z.positive())), undefined),
})
