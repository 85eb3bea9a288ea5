import * as z from 'zod/mini'

const incident = z.object({
  id: z.string(),
  number: z.string(),
  version: z.number(),
  position: z.number(),
  type: z.string(),
})

export type IncidentMessage = z.infer<typeof incident>

/**
 * What the stream tells: an incident moved on, a page moved on, too much was missed to tell one by one, or only that it
 * lives.
 */
export type LiveMessage =
  | { kind: 'incident'; incident: IncidentMessage }
  | { kind: 'page' }
  | { kind: 'beat' }
  | { kind: 'resync' }

/** Reads one event of the stream; one that a newer server speaks and we do not know is passed over. */
export function parseLive(event: string | undefined, data: string): LiveMessage | undefined {
  if (event === 'beat') return { kind: 'beat' }
  if (event === 'resync') return { kind: 'resync' }
  if (event === 'page') return { kind: 'page' }
  if (event !== 'incident') return undefined
  try {
    const parsed = z.safeParse(incident, JSON.parse(data))
    return parsed.success ? { kind: 'incident', incident: parsed.data } : undefined
  } catch {
    return undefined
  }
}
