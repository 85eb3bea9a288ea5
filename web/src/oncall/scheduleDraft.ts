import type { NewSchedule, PublishedSchedule } from '../api/types'

export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const
export const units = ['HOURS', 'DAYS', 'WEEKS', 'MONTHS'] as const
export const holidayRules = ['AS_EVER', 'OFF', 'ONLY'] as const

export type Weekday = (typeof weekdays)[number]

export interface RestrictionDraft {
  key: number
  days: string[]
  from: string
  until: string
}

/** A layer as it is typed; the id stays, so that what is recorded of it goes on. */
export interface LayerDraft {
  id: string
  name: string
  zone: string
  unit: (typeof units)[number]
  every: number
  startsOn: string
  handOff: string
  handOffDays: string[]
  personIds: string[]
  restrictions: RestrictionDraft[]
  holidays: (typeof holidayRules)[number]
  until: string
}

export interface ScheduleDraft {
  id: string
  name: string
  teamId: string
  zone: string
  layers: LayerDraft[]
  /** Rotations of people who learn. */
  shadows: LayerDraft[]
  /** One a line: 2026-12-25 Christmas Day. */
  holidays: string
}

export function emptyLayer(id: string, zone: string, today: string): LayerDraft {
  const turns = { unit: 'WEEKS' as const, every: 1, startsOn: today, handOff: '09:00', handOffDays: [] }
  return { id, name: '', zone, ...turns, personIds: [], restrictions: [], holidays: 'AS_EVER', until: '' }
}

export function emptySchedule(zone: string, today: string): ScheduleDraft {
  return { id: '', name: '', teamId: '', zone, layers: [emptyLayer('layer-1', zone, today)], shadows: [], holidays: '' }
}

export function draftOf(schedule: PublishedSchedule): ScheduleDraft {
  return {
    id: schedule.id,
    name: schedule.name,
    teamId: schedule.teamId ?? '',
    zone: schedule.zone,
    layers: schedule.layers.map(layerDraftOf),
    shadows: schedule.shadows.map(layerDraftOf),
    holidays: schedule.holidays.map(({ date, name }) => `${date} ${name}`).join('\n'),
  }
}

function layerDraftOf(layer: PublishedSchedule['layers'][number]): LayerDraft {
  const { id, name, zone, rotation, personIds, restrictions, holidays, until } = layer
  return {
    id,
    name,
    zone,
    unit: rotation.unit,
    every: rotation.every,
    startsOn: rotation.startsOn,
    handOff: rotation.handOff.slice(0, 5),
    handOffDays: [...(rotation.handOffDays ?? [])],
    personIds: [...personIds],
    restrictions: (restrictions ?? []).map((it, key) => ({
      key,
      days: [...(it.days ?? [])],
      from: it.from.slice(0, 5),
      until: it.until.slice(0, 5),
    })),
    holidays: holidays ?? 'AS_EVER',
    until: until ?? '',
  }
}

const chosen = (days: string[]) => weekdays.filter(day => days.includes(day))

/** What is to be published; undefined while something is not filled in yet. */
export function bodyOf(draft: ScheduleDraft): NewSchedule | undefined {
  const ready =
    draft.id.trim() !== '' &&
    draft.name.trim() !== '' &&
    draft.layers.length > 0 &&
    [...draft.layers, ...draft.shadows].every(
      layer => layer.name.trim() !== '' && layer.personIds.length > 0 && layer.startsOn !== '' && layer.handOff !== '',
    )
  if (!ready) return undefined
  return {
    name: draft.name.trim(),
    ...(draft.teamId === '' ? {} : { teamId: draft.teamId }),
    zone: draft.zone,
    layers: draft.layers.map(layerOf),
    shadows: draft.shadows.map(layerOf),
    holidays: draft.holidays
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
      .map(line => ({ date: line.slice(0, 10), name: line.slice(10).trim() }))
      .sort((one, other) => one.date.localeCompare(other.date)),
  }
}

function layerOf(layer: LayerDraft): NewSchedule['layers'][number] {
  return {
    id: layer.id,
    name: layer.name.trim(),
    zone: layer.zone,
    rotation: {
      unit: layer.unit,
      every: layer.every,
      startsOn: layer.startsOn,
      handOff: layer.handOff,
      handOffDays: layer.unit === 'WEEKS' ? chosen(layer.handOffDays) : [],
    },
    personIds: layer.personIds,
    restrictions: layer.restrictions.map(({ days, from, until }) => ({ days: chosen(days), from, until })),
    holidays: layer.holidays,
    ...(layer.until === '' ? {} : { until: layer.until }),
  }
}

/** The next id that no rotation has. */
export function nextLayerId(prefix: string, layers: LayerDraft[], beside: LayerDraft[]): string {
  let n = layers.length + 1
  while ([...layers, ...beside].some(({ id }) => id === `${prefix}-${n}`)) n++
  return `${prefix}-${n}`
}

export function moved<T>(list: T[], from: number, to: number): T[] {
  const next = [...list]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(to, 0, item)
  return next
}
