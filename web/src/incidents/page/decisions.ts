import type { TimelineEntry } from '../../api/types'

/** That a note tells a decision, and what else was possible. */
export interface Decision {
  position: number
  alternatives?: string
}

const marked = 'incident.decision-marked'

/** Which notes tell decisions, by the note's id. */
export function decisionsIn(entries: readonly TimelineEntry[]): Map<string, Decision> {
  const decisions = new Map<string, Decision>()
  for (const { type, position, data } of entries) {
    if (type !== marked) continue
    const alternatives = data.alternatives
    decisions.set(String(data.noteId), { position, ...(typeof alternatives === 'string' ? { alternatives } : {}) })
  }
  return decisions
}

/** The note an entry is; empty for anything else. */
export function noteIdOf({ type, data }: TimelineEntry): string {
  return type === 'incident.note-added' ? String(data.noteId) : ''
}

/** What is shown with the note it is about needs no line of its own, when it was said in the same breath. */
export function toldElsewhere(decisions: Map<string, Decision>) {
  return ({ type, position, data }: TimelineEntry, index: number, entries: readonly TimelineEntry[]): boolean => {
    if (type !== marked || !decisions.has(String(data.noteId))) return true
    const before = entries[index - 1]
    return !(before && before.position === position - 1 && noteIdOf(before) === data.noteId)
  }
}

/** What each task is called last, by its id. */
export function taskTitlesIn(entries: readonly TimelineEntry[]): Map<string, string> {
  const titles = new Map<string, string>()
  for (const { data } of entries) {
    if (typeof data.taskId === 'string' && typeof data.title === 'string') titles.set(data.taskId, data.title)
  }
  return titles
}
