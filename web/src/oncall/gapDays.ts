import type { ReadinessGap } from '../api/types'

export interface GapDay {
  from: string
  /** Nobody at some time of the day, a later level at some time, or as it should be. */
  worst: 'nobody' | 'later' | 'fine'
}

const day = 86_400_000

/** The interval in days of 24 hours from its beginning on, with the worst that happens in each. */
export function gapDays(gaps: ReadinessGap[], from: string, until: string): GapDay[] {
  const days: GapDay[] = []
  for (let at = Date.parse(from); at < Date.parse(until); at += day) {
    const met = gaps.filter(gap => Date.parse(gap.from) < at + day && Date.parse(gap.until) > at)
    const worst = met.some(gap => gap.level === undefined) ? 'nobody' : met.length > 0 ? 'later' : 'fine'
    days.push({ from: new Date(at).toISOString(), worst })
  }
  return days
}
