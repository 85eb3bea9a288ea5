import type { RuleContent, RuleWhen } from '../api/types'

/** For how long something has not to happen, to begin with; nothing where something has to happen. */
export function lastingFor(when: RuleWhen, minutes = 30): RuleContent['lasting'] {
  switch (when) {
    case 'NOT_ACKNOWLEDGED_FOR':
    case 'NO_UPDATE_FOR':
      return { minutes }
    case 'PHASE_LASTS':
      return { minutes, phase: 'IDENTIFICATION' }
    case 'ROLE_MISSING_FOR':
      return { minutes, role: 'COMMANDER' }
    default:
      return undefined
  }
}
