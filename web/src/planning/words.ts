import type { PlanRow } from '../api/types'
import { planWords } from '../messages/plans'

/** For which incidents a plan is. */
export function scopeWords(scope: PlanRow['scope']): string {
  const parts = [
    scope.classes.length > 0 ? planWords.ofClass(scope.classes) : undefined,
    scope.services.length > 0 ? planWords.onService(scope.services) : undefined,
    scope.severities.length > 0 ? scope.severities.join(', ') : undefined,
  ].filter(part => part !== undefined)
  return parts.length === 0 ? planWords.anyIncident : planWords.forIncidents(parts.join(', '))
}

/** A length of time in the unit people say it in. */
export function minutesWords(minutes: number): string {
  return minutes % 60 === 0 ? planWords.hours(minutes / 60) : planWords.minutes(minutes)
}
