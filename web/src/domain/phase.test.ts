import { describe, expect, it } from 'vitest'
import { moveOf, needsReason, nextPhase, stepsOf } from './phase'

const at = (minute: number) => new Date(Date.UTC(2025, 9, 2, 1, minute)).toISOString()

describe('phases', () => {
  it('advance one step without a reason', () => {
    expect(moveOf('IDENTIFICATION', 'CONTAINMENT')).toBe('advance')
    expect(needsReason('IDENTIFICATION', 'CONTAINMENT')).toBe(false)
  })
  it('ask for a reason when one goes back or skips', () => {
    expect(needsReason('RECOVERY', 'CONTAINMENT')).toBe(true)
    expect(needsReason('IDENTIFICATION', 'RECOVERY')).toBe(true)
  })
  it('end at closed', () => {
    expect(nextPhase('LESSONS_LEARNED')).toBe('CLOSED')
    expect(nextPhase('CLOSED')).toBeUndefined()
  })
  it('show the time spent in each, over all visits', () => {
    const steps = stepsOf(
      'CONTAINMENT',
      [
        { phase: 'IDENTIFICATION', enteredAt: at(0) },
        { phase: 'CONTAINMENT', enteredAt: at(5) },
        { phase: 'IDENTIFICATION', enteredAt: at(10), reason: 'It came back' },
        { phase: 'CONTAINMENT', enteredAt: at(12) },
      ],
      Date.parse(at(20)),
    )
    expect(steps.slice(0, 3).map(step => [step.look, step.spent])).toEqual([
      ['done', 7 * 60_000],
      ['current', 13 * 60_000],
      ['ahead', undefined],
    ])
  })
  it('show a skipped phase with its reason', () => {
    const steps = stepsOf(
      'RECOVERY',
      [
        { phase: 'IDENTIFICATION', enteredAt: at(0) },
        { phase: 'CONTAINMENT', enteredAt: at(5), skipped: true, reason: 'Self-healed' },
        { phase: 'RECOVERY', enteredAt: at(5) },
      ],
      Date.parse(at(6)),
    )
    expect(steps[1]).toMatchObject({ look: 'skipped', reason: 'Self-healed' })
    expect(steps[2]).toMatchObject({ look: 'skipped' })
    expect(steps[3]).toMatchObject({ look: 'current', spent: 60_000 })
  })
})
