import { expect, it } from 'vitest'
import { gapDays } from './gapDays'

const gap = (from: string, until: string, level?: number) => ({
  from,
  until,
  failures: [],
  ...(level === undefined ? {} : { level }),
})

it('marks every day a gap meets, by the worst that happens in it', () => {
  const days = gapDays(
    [
      gap('2026-03-02T22:00:00Z', '2026-03-03T02:00:00Z', 2),
      gap('2026-03-03T12:00:00Z', '2026-03-03T13:00:00Z'),
      gap('2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z'),
    ],
    '2026-03-02T00:00:00Z',
    '2026-03-07T00:00:00Z',
  )
  expect(days.map(({ worst }) => worst)).toEqual(['later', 'nobody', 'fine', 'nobody', 'fine'])
})
