import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { mina, ravi } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const panel = async (name: string) => within(await screen.findByRole('region', { name }))

describe('swaps and people who learn', () => {
  it('shows who asks whom for what, and lets only who was asked answer', async () => {
    await openMuster(demoWorld('mina'), '/on-call')
    const swaps = await panel('Swaps')
    await swaps.findByText('Ravi Rao asks Rosa Reyes')
    swaps.getByText('Not answered yet · My sister marries')
  })

  it('says so where nobody asks for anything', async () => {
    const world = demoWorld('rosa')
    world.duty.swaps = []
    await openMuster(world, '/on-call')
    await (await panel('Swaps')).findByText(/Nobody asks for a swap/)
  })

  it('is accepted after what it changes was shown, with a word back', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call')
    await user.click(await (await panel('Swaps')).findByRole('button', { name: 'Answer Ravi Rao' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText('1 change of duty')
    await user.type(dialog.getByRole('textbox', { name: 'A word back' }), 'With pleasure')
    await user.click(dialog.getByRole('button', { name: 'Accept' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/on-call/schedules/payments/swaps/swap-1/accept',
      body: { note: 'With pleasure' },
    })
    await (await panel('Swaps')).findByText(/^Accepted/)
  })

  it('is declined by the button beside it', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call')
    await user.click(await (await panel('Swaps')).findByRole('button', { name: 'Answer Ravi Rao' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Decline' }))
    await (await panel('Swaps')).findByText(/^Declined/)
    expect(world.writes.at(-1)?.path).toBe('/api/on-call/schedules/payments/swaps/swap-1/decline')
  })

  it('is withdrawn by who asked', async () => {
    const world = demoWorld('mina')
    world.duty.swaps = world.duty.swaps.map(swap => ({ ...swap, answerable: false, withdrawable: true }))
    const { user } = await openMuster(world, '/on-call')
    await user.click(
      await (await panel('Swaps')).findByRole('button', { name: 'Withdraw what was asked of Rosa Reyes' }),
    )
    await (await panel('Swaps')).findByText(/^Withdrawn/)
  })

  it('is asked for on the schedule, for the next duty of one’s own and one in return', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/schedules/payments')
    await panel('Lanes')
    await user.click(screen.getByRole('button', { name: 'Ask for a swap…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByRole('option', { name: 'Ravi Rao' })
    expect(dialog.queryByRole('option', { name: 'Mina Moreau' })).toBeNull()
    expect(dialog.getByRole('button', { name: 'Ask' })).toHaveProperty('disabled', true)
    await user.selectOptions(dialog.getByRole('combobox', { name: /Whom you ask/ }), ravi.id)
    await dialog.findByText('1 change of duty')
    await user.click(dialog.getByRole('checkbox', { name: 'Take a duty of theirs in return' }))
    await user.type(dialog.getByLabelText('In return, from'), '2027-01-04T08:00')
    await user.type(dialog.getByLabelText('In return, until'), '2027-01-05T08:00')
    await user.click(dialog.getByRole('button', { name: 'Ask' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const own = world.duty.lanes?.stretches[1]
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/on-call/schedules/payments/swaps',
      body: { askedId: ravi.id, from: own?.from, until: own?.until },
    })
    expect(world.writes.at(-1)?.body).toHaveProperty('backFrom')
  })

  it('shows who learns in a lane of their own, and beside who is on call', async () => {
    await openMuster(demoWorld('rosa'), '/on-call')
    await (await panel('Schedules')).findByText('Mina Moreau learns beside them')
    await openMuster(demoWorld('rosa'), '/on-call/schedules/payments')
    await (await panel('Lanes')).findByText('New here (learning)')
  })

  it('lets a manager add somebody who learns', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/schedules/payments/edit')
    await user.click(await screen.findByRole('button', { name: 'Add somebody who learns' }))
    const shadow = within(screen.getByRole('group', { name: 'Learning, 1' }))
    await user.type(shadow.getByRole('textbox', { name: 'Name of the layer' }), 'New here')
    await shadow.findByRole('option', { name: 'Mina Moreau' })
    await user.selectOptions(shadow.getByRole('combobox', { name: /Who takes turns/ }), mina.id)
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    await waitFor(() =>
      expect(world.writes.at(-1)?.body).toMatchObject({
        shadows: [{ id: 'shadow-1', name: 'New here', personIds: [mina.id] }],
      }),
    )
  })
})
