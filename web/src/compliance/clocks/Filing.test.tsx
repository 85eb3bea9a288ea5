import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

const address = '/compliance/clocks/INC-142/legal-entity-example-bank-ag/dora.initial'

describe('a report to an authority', () => {
  it('shows what it holds, where that comes from, what is missing and what has changed', async () => {
    await openMuster(demoWorld('aude'), address)
    await screen.findByText('3 of 4 required fields filled in')
    expect(screen.getByRole('link', { name: '2.9' }).getAttribute('href')).toBe('#field-2.9')
    screen.getByText('from incident.opened, log position 12')
    screen.getByText('Before: Checkout answers 503')
    expect(screen.getByRole('link', { name: 'Download JSON' }).getAttribute('href')).toBe(
      '/api/regulation/incidents/INC-142/entities/legal-entity-example-bank-ag/reports/dora.initial/document.json',
    )
    expect(screen.queryByRole('button', { name: /Fill in|Approve/ })).toBeNull()
  })

  it('is filled in by a responder and approved by a manager once it is complete', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, address)
    const approve = await screen.findByRole('button', { name: 'Approve' })
    expect(approve.hasAttribute('disabled')).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Fill in: Business continuity plan activated' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByRole('combobox'), 'yes')
    await user.click(dialog.getByRole('button', { name: 'Save' }))
    await screen.findByText('4 of 4 required fields filled in')
    expect(world.writes[0]?.body).toEqual({ field: '2.9', value: 'true' })
    await user.click(screen.getByRole('button', { name: 'Approve' }))
    await screen.findByText(/Approved by Mina Moreau/)
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull())
  })
})
