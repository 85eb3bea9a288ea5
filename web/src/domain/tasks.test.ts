import { describe, expect, it } from 'vitest'
import { isOverdue, ordered } from './tasks'

const task = (id: string, over: object = {}) => ({
  id,
  state: 'OPEN' as const,
  addedAt: '2025-10-02T01:00:00Z',
  ...over,
})

describe('tasks', () => {
  it('stand open ones first, mine on top, then by when they are due', () => {
    const tasks = [
      task('done', { state: 'DONE', owner: { id: 'me' } }),
      task('later', { due: '2025-10-02T05:00:00Z' }),
      task('sooner', { due: '2025-10-02T03:00:00Z' }),
      task('whenever'),
      task('mine', { owner: { id: 'me' } }),
    ]
    expect(ordered(tasks, 'me').map(({ id }) => id)).toEqual(['mine', 'sooner', 'later', 'whenever', 'done'])
  })

  it('are overdue only while something is to be done', () => {
    const now = Date.parse('2025-10-02T04:00:00Z')
    expect(isOverdue(task('a', { due: '2025-10-02T03:00:00Z' }), now)).toBe(true)
    expect(isOverdue(task('a', { due: '2025-10-02T03:00:00Z', state: 'DONE' }), now)).toBe(false)
    expect(isOverdue(task('a'), now)).toBe(false)
  })
})
