import { describe, expect, it } from 'vitest'
import { collides } from './conflict'
import { formatDuration, tickOf } from './duration'
import { absolute, exact, hourOf, recordedLate, relative } from './instant'
import { isWorse } from './severity'

const instant = Date.parse('2025-10-02T01:12:05Z')
const minutes = (n: number) => n * 60_000

describe('times and durations', () => {
  it('always name their zone', () => {
    expect(absolute(instant, 'Europe/Berlin', instant)).toBe('03:12 CEST')
    expect(absolute(instant, 'UTC', instant)).toBe('01:12 UTC')
    expect(exact(instant, 'Europe/Berlin')).toBe('2 Oct 2025, 03:12:05 CEST')
  })
  it('name the day when it is another one, in the zone of the viewer', () => {
    const now = Date.parse('2025-10-01T23:30:00Z')
    expect(absolute(instant, 'Europe/Berlin', now)).toBe('03:12 CEST')
    expect(absolute(instant, 'UTC', now)).toBe('2 Oct, 01:12 UTC')
  })
  it('tell winter from summer in the hour that happens twice', () => {
    const now = Date.parse('2025-10-26T12:00:00Z')
    expect(absolute(Date.parse('2025-10-26T00:30:00Z'), 'Europe/Berlin', now)).toBe('02:30 CEST')
    expect(absolute(Date.parse('2025-10-26T01:30:00Z'), 'Europe/Berlin', now)).toBe('02:30 CET')
  })
  it('are grouped by the full hour on the clock of the zone', () => {
    expect(hourOf(instant, 'Europe/Berlin')).toMatch(/03:00 CEST$/)
    expect(hourOf(instant, 'Asia/Kolkata')).toMatch(/06:00/)
  })
  it('are relative only within a day', () => {
    expect(relative(instant, instant + minutes(4))).toBe('4 min ago')
    expect(relative(instant, instant - minutes(12))).toBe('in 12 min')
    expect(relative(instant, instant + minutes(60 * 25))).toBeUndefined()
  })
  it('show seconds below an hour and not above it', () => {
    expect(formatDuration(12_000)).toBe('12s')
    expect(formatDuration(minutes(4) + 12_000)).toBe('4m 12s')
    expect(formatDuration(minutes(125))).toBe('2h 5m')
    expect(formatDuration(minutes(60 * 76))).toBe('3d 4h')
    expect([tickOf(minutes(59)), tickOf(minutes(61))]).toEqual([1000, 60_000])
  })
  it('never go below zero when clocks disagree', () => {
    expect(formatDuration(-5000)).toBe('0s')
  })
  it('show the record time when the log learned it more than a minute late', () => {
    expect(recordedLate('2025-10-02T01:00:00Z', '2025-10-02T01:00:59Z')).toBe(false)
    expect(recordedLate('2025-10-02T01:00:00Z', '2025-10-02T01:01:01Z')).toBe(true)
  })
})

describe('a stale write', () => {
  it('collides with a change of the same field only', () => {
    expect(collides('severity', [{ type: 'incident.severity-changed' }])).toBe(true)
    expect(collides('severity', [{ type: 'incident.note-added' }, { type: 'incident.phase-advanced' }])).toBe(false)
    expect(collides('role', [{ type: 'incident.role-assigned' }])).toBe(true)
  })
})

describe('severities', () => {
  it('are worse with a lower number', () => {
    expect(isWorse('SEV1', 'SEV2')).toBe(true)
    expect(isWorse('SEV3', 'SEV2')).toBe(false)
  })
})
