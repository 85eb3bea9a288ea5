import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Time } from './Time'

/** Lists renew their idea of now in steps of ten seconds; this is between two of them. */
const now = Date.parse('2025-10-02T01:12:08Z')

describe('a moment in a list', () => {
  beforeEach(() => void vi.useFakeTimers({ now }))
  afterEach(() => void vi.useRealTimers())

  const shown = (secondsFromNow: number) => {
    const value = new Date(now + secondsFromNow * 1000).toISOString()
    render(<Time value={value} />, { wrapper: MantineProvider })
    return screen.getByRole('button').textContent ?? ''
  }

  it('is not to come when it has just passed', () => {
    expect(shown(-2)).not.toMatch(/^in /)
  })

  it('is to come when it is', () => {
    expect(shown(90)).toMatch(/^in /)
  })
})
