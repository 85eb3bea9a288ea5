import type { MatrixContent } from '../api/types'

/** From the most to the least. */
export const impacts = ['EXTENSIVE', 'SIGNIFICANT', 'MODERATE', 'MINOR'] as const
export const urgencies = ['HIGH', 'MEDIUM', 'LOW'] as const

export type Impact = (typeof impacts)[number]
export type Urgency = (typeof urgencies)[number]

/** The place of a cell in a matrix's list. */
export function placeOf(content: MatrixContent, impact: Impact, urgency: Urgency): number {
  return content.severities.findIndex(cell => cell.impact === impact && cell.urgency === urgency)
}

/** A matrix with one element of one of its lists changed. */
export function withChange<List extends 'severities' | 'tiers' | 'urgencies' | 'breadths'>(
  content: MatrixContent,
  list: List,
  place: number,
  change: Partial<MatrixContent[List][number]>,
): MatrixContent {
  const changed = content[list].map((each, at) => (at === place ? { ...each, ...change } : each))
  return { ...content, [list]: changed }
}
