/** How far a task is. */
export const taskStates = ['OPEN', 'IN_PROGRESS', 'DONE', 'DROPPED'] as const

interface SomeTask {
  state: (typeof taskStates)[number]
  owner?: { id: string } | undefined
  due?: string | undefined
  addedAt: string
}

/** Nothing more is to be done about it. */
export function isOver({ state }: Pick<SomeTask, 'state'>): boolean {
  return state === 'DONE' || state === 'DROPPED'
}

/** It should have been done by now. */
export function isOverdue(task: SomeTask, now: number): boolean {
  return !isOver(task) && task.due !== undefined && Date.parse(task.due) < now
}

/** Open ones first, among them mine, then what is due first, then the oldest. */
export function ordered<T extends SomeTask>(tasks: readonly T[], me: string): T[] {
  const rank = (task: T) =>
    [isOver(task) ? 1 : 0, task.owner?.id === me ? 0 : 1, task.due ?? '9', task.addedAt] as const
  return [...tasks].sort((one, other) => {
    const a = rank(one)
    const b = rank(other)
    for (let place = 0; place < a.length; place++) {
      const [x, y] = [a[place] ?? 0, b[place] ?? 0]
      if (x !== y) return x < y ? -1 : 1
    }
    return 0
  })
}
