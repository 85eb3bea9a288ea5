import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { World } from '../test/World'

describe('the noise report', () => {
  it('shows the loudest first, with what to do about it', async () => {
    await openMuster(demoWorld('rosa'), '/noise')
    await screen.findByText('39 incidents opened by alerts; of 24 nobody did anything before it was over.')
    const rows = screen.getAllByRole('row').slice(1)
    expect(rows.map(row => within(row).getByRole('rowheader').textContent)).toEqual([
      'CpuHigh',
      'QueueSlow',
      'NodeDown',
      'CheckoutErrors',
    ])
    within(rows[0] as HTMLElement).getByText(/Nobody ever acts on it/)
    within(rows[1] as HTMLElement).getByText(/comes back again and again/)
  })

  it('counts by another side and period as the address says, and says when there was nothing', async () => {
    const { user, router } = await openMuster(demoWorld('aude'), '/noise?days=90')
    expect((await screen.findByRole('radio', { name: '90 days' })).hasAttribute('checked')).toBe(true)
    await user.click(screen.getByRole('radio', { name: 'Service' }))
    await screen.findByText('No alert opened an incident in this time.')
    expect(router.state.location.search).toEqual({ by: 'SERVICE', days: 90 })
  })

  it('is quiet where nothing has been sent', async () => {
    await openMuster(new World(), '/noise')
    await screen.findByText('No alert opened an incident in this time.')
  })
})
