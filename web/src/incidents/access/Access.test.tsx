import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anIncident, mina, ravi, rosa, session } from '../../test/builders'
import { menuItem, openMuster } from '../../test/render'
import { World } from '../../test/World'

const last = (world: World) => world.writes.at(-1)

describe('private incidents', () => {
  it('are made so by a manager with a reason, and then say who sees them', async () => {
    const world = new World()
    world.me = session(mina, 'manager')
    world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    expect(screen.queryByRole('region', { name: 'Who may see this incident' })).toBeNull()
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await menuItem('Make private…'))
    const dialog = await screen.findByRole('dialog', { name: 'Show this only to those named on it' })
    const submit = within(dialog).getByRole('button', { name: 'Make private' }) as HTMLButtonElement
    expect(submit.disabled).toBe(true)
    await user.type(within(dialog).getByLabelText(/Why may not everybody/), 'Personnel')
    await user.click(submit)
    await waitFor(() => expect(last(world)?.body).toEqual({ reason: 'Personnel' }))
    const strip = await screen.findByRole('region', { name: 'Who may see this incident' })
    within(strip).getByText('Mina Moreau (you)')
  })

  it('let those named on them name others, and only who leads withdraw somebody', async () => {
    const world = new World()
    const named = [
      { id: rosa.id, name: rosa.name },
      { id: ravi.id, name: ravi.name },
    ]
    world.add(anIncident(1, { visibility: 'PRIVATE', named }))
    const { user } = await openMuster(world, '/incidents/INC-1')
    const strip = await screen.findByRole('region', { name: 'Who may see this incident' })
    expect(within(strip).queryByRole('button', { name: 'Make public…' })).toBeNull()
    expect(within(strip).queryByRole('button', { name: 'Withdraw Ravi Rao' })).toBeNull()
    await user.click(within(strip).getByRole('button', { name: 'Name somebody…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Name somebody on this incident' })
    const who = within(dialog).getByLabelText(/Who/) as HTMLSelectElement
    expect([...who.options].map(option => option.value)).not.toContain(ravi.id)
  })

  it('let the commander withdraw whoever holds no role, with a reason', async () => {
    const world = new World()
    const since = '2025-10-02T01:12:00Z'
    const roles = { COMMANDER: { ...rosa, since } }
    const named = [rosa, ravi].map(({ id, name }) => ({ id, name }))
    world.add(anIncident(1, { visibility: 'PRIVATE', named, roles }))
    const { user } = await openMuster(world, '/incidents/INC-1')
    const strip = await screen.findByRole('region', { name: 'Who may see this incident' })
    expect(within(strip).queryByRole('button', { name: 'Withdraw Rosa Reyes' })).toBeNull()
    await user.click(within(strip).getByRole('button', { name: 'Withdraw Ravi Rao' }))
    const dialog = await screen.findByRole('dialog', { name: 'Withdraw Ravi Rao' })
    await user.type(within(dialog).getByLabelText(/Why may they not see it/), 'Not involved')
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw' }))
    await waitFor(() => expect(last(world)?.path).toBe(`/api/incidents/INC-1/access/people/${ravi.id}/withdraw`))
    await waitFor(() => expect(within(strip).queryByText('Ravi Rao')).toBeNull())
  })
})
