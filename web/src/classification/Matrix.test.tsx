import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

describe('the matrix', () => {
  it('shows what is how bad, and changes nothing for responders', async () => {
    await openMuster(demoWorld('rosa'), '/services/matrix')
    const row = within((await screen.findByRole('rowheader', { name: 'Significant' })).closest('tr') as HTMLElement)
    expect(row.getAllByText(/SEV/).map(cell => cell.textContent)).toEqual(['SEV2', 'SEV3', 'SEV4'])
    screen.getByText('5 services or more: Significant')
    screen.getByText('Nobody has changed it. It is the one Muster ships with.')
    expect(screen.queryByRole('button', { name: 'Change…' })).toBeNull()
  })

  it('lets a manager publish another version, with a reason', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/services/matrix')
    await user.click(await screen.findByRole('button', { name: 'Change…' }))
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Severity with Minor impact and High urgency' }),
      'SEV3',
    )
    await user.selectOptions(screen.getByRole('combobox', { name: 'Not said' }), 'HIGH')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Tier 2, The service itself' }), 'EXTENSIVE')
    await user.click(screen.getByRole('button', { name: 'One more' }))
    const publish = screen.getByRole('button', { name: 'Publish' }) as HTMLButtonElement
    expect(publish.disabled).toBe(true)
    await user.type(screen.getByRole('textbox', { name: 'Why is it changed?' }), 'We live on the blog')
    await user.click(publish)
    await screen.findByText('matrix/1')
    screen.getByText('We live on the blog')
    const body = world.writes.at(-1)?.body as never as (typeof world)['matrix']['content']
    expect(world.writes.at(-1)?.version).toBeNull()
    expect(body.severities[9]).toEqual({ impact: 'MINOR', urgency: 'HIGH', severity: 'SEV3' })
    expect(body.tiers[1]).toEqual({ tier: 2, affected: 'EXTENSIVE', dependent: 'MODERATE' })
    expect(body.urgencies[4]).toEqual({ alert: 'UNKNOWN', urgency: 'HIGH' })
    expect(body.breadths.map(({ services }) => services)).toEqual([5, 6])
  })

  it('says what is wrong with one, and keeps what was typed', async () => {
    const world = demoWorld('mina')
    world.matrixProblem = 'MINOR with HIGH must not be worse than MODERATE with HIGH, which is SEV3.'
    const { user } = await openMuster(world, '/services/matrix')
    await user.click(await screen.findByRole('button', { name: 'Change…' }))
    await user.type(screen.getByRole('textbox', { name: 'Why is it changed?' }), 'Try')
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    await screen.findByText(/must not be worse than/)
    expect((screen.getByRole('textbox', { name: 'Why is it changed?' }) as HTMLTextAreaElement).value).toBe('Try')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull())
  })

  it('can be tried without writing anything', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/services/matrix')
    await user.type(await screen.findByRole('textbox', { name: 'Affected services' }), 'payments-db')
    await user.click(screen.getByRole('button', { name: 'What would it be?' }))
    await screen.findByText('SEV2 by matrix/0')
    screen.getByText('checkout (tier 1) depends on payments-db')
    expect(world.writes).toEqual([])
  })
})

describe('what the matrix says elsewhere', () => {
  it('is shown on the incident it decided about', async () => {
    await openMuster(demoWorld('rosa'), '/incidents/INC-145')
    await screen.findByText('SEV2 by matrix/3: shop (tier 1) depends on search; the alert is of severity critical')
  })

  it('is shown to whoever declares one, who decides', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/new')
    await user.type(await screen.findByRole('textbox', { name: 'Which service?' }), 'payments-db')
    await screen.findByText('What matrix/0 says: SEV2 (urgent), SEV3 (soon), and SEV4 (can wait)')
    screen.getByText('checkout (tier 1) depends on payments-db')
  })
})
