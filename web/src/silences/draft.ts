import type { LabelMatcher, NewSilence } from '../api/types'

export const operators = { EQUAL: '=', NOT_EQUAL: '!=', MATCH: '=~', NO_MATCH: '!~' } as const

export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

/** What is known of any alert, whatever labels its source sends. */
export const knownLabels = ['service', 'name', 'host', 'component', 'group', 'class', 'severity', 'source']

/** A condition as it is typed; the id keeps its row in place while others come and go. */
export type Row = LabelMatcher & { id: number }

/** How long a silence lasts, in minutes. */
export const lengths = [30, 60, 120, 240, 480, 1_440, 10_080, 43_200] as const

export const weeklyLengths = [30, 60, 90, 120, 180, 240, 480, 720, 1_440] as const

export interface Draft {
  rows: Row[]
  weekly: boolean
  /** On the clock of the person's device; empty: at once. */
  from: string
  minutes: number
  days: string[]
  start: string
  weeklyMinutes: number
  zone: string
  first: string
  last: string
  reason: string
}

export function emptyDraft(labels: Record<string, string>, zone: string, today: string): Draft {
  const given = Object.entries(labels).map(([label, value], id) => ({ id, label, operator: 'EQUAL' as const, value }))
  const rows = given.length > 0 ? given : [{ id: 0, label: 'service', operator: 'EQUAL' as const, value: '' }]
  const when = { from: '', minutes: 60, start: '02:00', weeklyMinutes: 120, first: today, last: '' }
  return { rows, weekly: false, days: [], zone, reason: '', ...when }
}

/** The conditions without how they stand on the page. */
export function matchersOf(rows: Row[]): LabelMatcher[] {
  return rows.map(({ label, operator, value }) => ({ label: label.trim(), operator, value }))
}

/** Whether there is anything to try: a row nobody has filled in yet is not. */
export function isComplete(rows: Row[]): boolean {
  return rows.length > 0 && rows.every(row => row.label.trim() !== '' && (row.value !== '' || row.operator !== 'EQUAL'))
}

/** Whole minutes, so that the same wish sent twice is the same wish. */
export function bodyOfDraft(draft: Draft, now: number): NewSilence {
  const said = { matchers: matchersOf(draft.rows), reason: draft.reason.trim() }
  if (draft.weekly) {
    const { start, zone, first, last } = draft
    const days = weekdays.filter(day => draft.days.includes(day))
    return { ...said, weekly: { days, start, minutes: draft.weeklyMinutes, zone, first, last } }
  }
  const begin = draft.from === '' ? now : Date.parse(draft.from)
  const until = new Date(Math.ceil((begin + draft.minutes * 60_000) / 60_000) * 60_000).toISOString()
  return { ...said, until, ...(draft.from === '' ? {} : { from: new Date(begin).toISOString() }) }
}

export function isReady(draft: Draft): boolean {
  const when = draft.weekly
    ? draft.days.length > 0 && draft.start !== '' && draft.first !== '' && draft.last !== ''
    : draft.from === '' || !Number.isNaN(Date.parse(draft.from))
  return isComplete(draft.rows) && draft.reason.trim() !== '' && when
}
