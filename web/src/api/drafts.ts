import * as z from 'zod/mini'

const prefix = 'muster.draft.'
const shape = z.object({ text: z.string(), at: z.number() })

/** Text a person has typed and not yet sent, kept on this device per person and object. */
export function readDraft(personId: string, object: string): string {
  try {
    const stored = z.safeParse(shape, JSON.parse(localStorage.getItem(prefix + personId + object) ?? 'null'))
    return stored.success ? stored.data.text : ''
  } catch {
    return ''
  }
}

export function keepDraft(personId: string, object: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(prefix + personId + object)
    else localStorage.setItem(prefix + personId + object, JSON.stringify({ text, at: Date.now() }))
  } catch {
    // storage is full or forbidden: the text is still in the field
  }
}

/** On sign-out nothing of a person's words stays on the device. */
export function forgetDrafts(personId: string): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix + personId)) localStorage.removeItem(key)
  }
}
