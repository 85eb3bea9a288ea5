import type { RunbookStep } from '../api/types'
import { t } from '../messages/en'

/** What kind of step it is, with for how long or to whom. */
export function stepHead(step: RunbookStep): string {
  if (step.kind === 'WAIT') return t.runbooks.wait(lengthOf(step.minutes ?? 0))
  if (step.kind === 'MESSAGE') return t.runbooks.message(step.audience ?? '')
  return t.runbooks.kinds[step.kind]
}

function lengthOf(minutes: number): string {
  return minutes % 60 === 0 ? t.runbooks.hours(minutes / 60) : t.runbooks.minutes(minutes)
}
