import { expect, it } from 'vitest'
import { asked } from './api'

it('ninety days are ninety dates, also late in the evening and over a change of clocks', () => {
  const lateInAutumn = Date.parse('2026-11-27T23:50:00+01:00')
  expect(asked({ days: 90 }, 'Europe/Berlin', lateInAutumn).from).toBe('2026-08-30')
})
