/** What a write changes; decides whether another person's change collides with it. */
export type Field = 'severity' | 'phase' | 'state' | 'role'

export interface SeenChange {
  type: string
}

const touches: Record<Field, RegExp> = {
  severity: /severity/,
  phase: /phase|closed|reopened/,
  state: /acknowledg|resolved|reopened|closed/,
  role: /role|commander/,
}

/** True when someone else changed the very field this write is about, so a person must choose. */
export function collides(field: Field, changes: readonly SeenChange[]): boolean {
  return changes.some(change => touches[field].test(change.type.toLowerCase()))
}
