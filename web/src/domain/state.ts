/** How the response stands, apart from the phase: whether a person looks at it, and whether it still hurts. */
export const states = ['TRIGGERED', 'ACKNOWLEDGED', 'RESOLVED'] as const
export type State = (typeof states)[number]
