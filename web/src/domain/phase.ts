/** The six steps an incident goes through, in order. */
export const phases = ['IDENTIFICATION', 'CONTAINMENT', 'ERADICATION', 'RECOVERY', 'LESSONS_LEARNED', 'CLOSED'] as const
export type Phase = (typeof phases)[number]

/** What a move between two phases means to the people in the incident. */
export type PhaseMove = 'advance' | 'skip' | 'back' | 'stay'

export interface PhaseVisit {
  phase: Phase
  enteredAt: string
  skipped?: boolean
  reason?: string
}

/** One step of the stepper as a responder sees it. */
export interface PhaseStep {
  phase: Phase
  number: number
  look: 'done' | 'current' | 'skipped' | 'ahead'
  /** Time spent in it so far, over all visits; absent when it was never entered. */
  spent?: number
  reason?: string
}

export function moveOf(from: Phase, to: Phase): PhaseMove {
  const steps = phases.indexOf(to) - phases.indexOf(from)
  if (steps === 0) return 'stay'
  if (steps < 0) return 'back'
  return steps === 1 ? 'advance' : 'skip'
}

/** Going back and skipping are allowed, but the record must say why. */
export function needsReason(from: Phase, to: Phase): boolean {
  const move = moveOf(from, to)
  return move === 'back' || move === 'skip'
}

export function nextPhase(from: Phase): Phase | undefined {
  return phases[phases.indexOf(from) + 1]
}

/** The six steps with what happened in each, for the incident whose visits these are. */
export function stepsOf(current: Phase, visits: readonly PhaseVisit[], now: number): PhaseStep[] {
  const entered = visits.filter(visit => !visit.skipped)
  return phases.map((phase, index) => {
    const spent = timeIn(phase, entered, now)
    const skip = visits.findLast(visit => visit.phase === phase && visit.skipped)
    const step = { phase, number: index + 1, ...(spent === undefined ? {} : { spent }) }
    if (phase === current) return { ...step, look: 'current' as const }
    if (index > phases.indexOf(current)) return { ...step, look: 'ahead' as const }
    if (spent === undefined)
      return { ...step, look: 'skipped' as const, ...(skip?.reason ? { reason: skip.reason } : {}) }
    return { ...step, look: 'done' as const }
  })
}

function timeIn(phase: Phase, entered: readonly PhaseVisit[], now: number): number | undefined {
  let total: number | undefined
  entered.forEach((visit, index) => {
    if (visit.phase !== phase) return
    const next = entered[index + 1]
    const left = next ? Date.parse(next.enteredAt) : now
    total = (total ?? 0) + Math.max(0, left - Date.parse(visit.enteredAt))
  })
  return total
}
