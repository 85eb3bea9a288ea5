import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { aDraft } from '../../test/regulation'
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
    expect(screen.getByRole('link', { name: 'Download PDF' }).getAttribute('href')).toMatch(/document\.pdf$/)
    expect(screen.getByRole('link', { name: 'Download Word' }).getAttribute('href')).toMatch(/document\.docx$/)
    expect(screen.queryByRole('button', { name: /Fill in|Approve/ })).toBeNull()
  })

  it('stays as it was filed and can be filed again as it stands now', async () => {
    const world = demoWorld('mina')
    world.filed = { ...aDraft(), submittedAt: '2025-10-02T04:00:00Z', filing: 1, filings: 1 }
    world.draft = { ...aDraft(), previous: 'dora.initial', filings: 1 }
    const { user } = await openMuster(world, address)
    await screen.findByText(/It was filed and is shown as it was then/)
    expect(screen.queryByRole('button', { name: /Fill in/ })).toBeNull()
    expect(screen.getByRole('link', { name: 'Filing 1' }).getAttribute('aria-current')).toBe('true')
    await user.click(screen.getByRole('link', { name: 'As it stands now, to file it again' }))
    await screen.findByRole('button', { name: 'Fill in: Business continuity plan activated' })
    expect(screen.getByRole('link', { name: 'Download PDF' }).getAttribute('href')).toMatch(/document\.pdf\?now=true$/)
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
