import * as z from 'zod/mini'

export const panelNames = ['timeline', 'roles', 'runs', 'similar', 'paging', 'details'] as const
export type PanelName = (typeof panelNames)[number]

/** Which panel a narrow screen shows; part of the URL. */
export const panelSchema = z.object({ panel: z.catch(z.optional(z.enum(panelNames)), undefined) })
