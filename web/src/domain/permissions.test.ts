import { describe, expect, it } from 'vitest'
import { canCommand, canDecideErasure, canOpen, canRespond, canTakeRole, homeOf } from './permissions'

const person = (...roles: string[]) => ({ id: 'p', name: 'P', roles })
const commandedBy = (id: string) => ({ COMMANDER: { id, name: 'X', since: '2025-10-02T01:00:00Z' } })

describe('permissions', () => {
  it('send a responder to Now, an auditor to Compliance, an admin to Incidents', () => {
    expect(['responder', 'auditor', 'admin'].map(role => homeOf(person(role)))).toEqual([
      'now',
      'compliance',
      'incidents',
    ])
  })
  it('let everyone open Compliance but administrators', () => {
    expect(['responder', 'manager', 'auditor', 'admin'].map(role => canOpen('compliance', person(role)))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
  it('let a responder change the phase only of an incident they command', () => {
    expect(canCommand(person('responder'), commandedBy('p'))).toBe(true)
    expect(canCommand(person('responder'), commandedBy('q'))).toBe(false)
    expect(canCommand(person('manager'), {})).toBe(true)
  })
  it('let a responder take a role that nobody holds', () => {
    expect(canTakeRole(person('responder'), undefined)).toBe(true)
    expect(canTakeRole(person('responder'), { id: 'q' })).toBe(false)
  })
  it('let a manager decide about an erasure, never about their own or one they asked for', () => {
    expect(canDecideErasure(person('manager'), 'q', 'r')).toBe(true)
    expect(canDecideErasure(person('manager', 'admin'), 'p', 'r')).toBe(false)
    expect(canDecideErasure(person('manager'), 'q', 'p')).toBe(false)
    expect(canDecideErasure(person('admin'), 'q', 'r')).toBe(false)
  })
  it('let an auditor change nothing', () => {
    expect(canRespond(person('auditor'))).toBe(false)
    expect(canCommand(person('auditor'), commandedBy('p'))).toBe(false)
  })
})
