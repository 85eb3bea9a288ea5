import type { NearChange, TimelineEntry } from '../../api/types'

export const lanes = ['changes', 'alerts', 'people'] as const
export type Lane = (typeof lanes)[number]

/** Something that happened, with its place on the axis. */
export interface Point {
  key: string
  lane: Lane
  at: number
  text: string
  /** Steps on the map from what is affected; only of changes. */
  hops?: number
  failed?: boolean
}

const marks = new Set(['alert-group.alert-fired', 'alert-group.alert-resolved', 'alert-group.resolved'])

/** Changes, alerts and what people did, in the order of time. Alerts stand where their source says they began or ended. */
export function pointsOf(changes: NearChange[], entries: TimelineEntry[]): Point[] {
  const points: Point[] = changes.map(change => ({
    key: change.id,
    lane: 'changes',
    at: Date.parse(change.occurredAt),
    text: `${change.summary} (${change.service})`,
    hops: change.hops,
    failed: change.outcome === 'FAILED',
  }))
  for (const entry of entries) {
    const alert = entry.type.startsWith('alert-group.')
    const person = !alert && entry.actor.kind !== 'SYSTEM'
    if (!person && !marks.has(entry.type)) continue
    points.push({
      key: entry.eventId,
      lane: alert ? 'alerts' : 'people',
      at: startOf(entry) ?? Date.parse(entry.valueTime),
      text: person && entry.actor.name ? `${entry.actor.name}: ${entry.summary}` : entry.summary,
    })
  }
  return points.filter(point => !Number.isNaN(point.at)).sort((a, b) => a.at - b.at || a.key.localeCompare(b.key))
}

function startOf({ data }: TimelineEntry): number | undefined {
  const said = data?.startsAt ?? data?.endsAt
  return typeof said === 'string' ? Date.parse(said) : undefined
}

/** Where on the axis, 0 to 1. */
export function placeOf(at: number, from: number, until: number): number {
  return until <= from ? 0 : Math.min(1, Math.max(0, (at - from) / (until - from)))
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map(minutes => minutes * 60_000)

/** Round times to write under the axis, at most eight. */
export function ticksOf(from: number, until: number): number[] {
  const step = steps.find(size => (until - from) / size <= 8) ?? steps.at(-1) ?? 1
  const ticks: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= until; at += step) ticks.push(at)
  return ticks
}
