import * as z from 'zod/mini'

/** What is looked at second, in the order of the page. */
export const latePanelNames = [
  'actions',
  'recovery',
  'course',
  'updates',
  'chat',
  'suspects',
  'clocks',
  'links',
  'times',
  'affected',
  'files',
  'evidence',
  'similar',
  'details',
  'paging',
] as const
export type LatePanelName = (typeof latePanelNames)[number]

export const panelNames = ['timeline', 'plan', 'tasks', 'runs', 'roles', ...latePanelNames] as const
export type PanelName = (typeof panelNames)[number]

/** Which panel a narrow screen shows, and which position of the log the page is as of; part of the URL. */
export const panelSchema = z.object({
  panel: z.catch(z.optional(z.enum(panelNames)), undefined),
  asOf: z.catch(z.optional(z.int().check(z.positive())), undefined),
})
