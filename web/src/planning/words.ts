import type { PlanRow } from '../api/types'
import { t } from '../messages/en'

/** For which incidents a plan is. */
export function scopeWords(scope: PlanRow['scope']): string {
  const parts = [
    scope.classes.length > 0 ? t.plans.ofClass(scope.classes) : undefined,
    scope.services.length > 0 ? t.plans.onService(scope.services) : undefined,
    scope.severities.length > 0 ? scope.severities.join(', ') : undefined,
  ].filter(part => part !== undefined)
  return parts.length === 0 ? t.plans.anyIncident : t.plans.forIncidents(parts.join(', '))
}

/** A length of time in the unit people say it in. */
export function minutesWords(minutes: number): string {
  return minutes % 60 === 0 ? t.plans.hours(minutes / 60) : t.plans.minutes(minutes)
}
