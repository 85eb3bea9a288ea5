import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

const panel = async (name: string) => within(await screen.findByRole('region', { name }))
const file = () => new File(['BEGIN:VCALENDAR'], 'mine.ics', { type: 'text/calendar' })

describe('leave from a calendar', () => {
  it('shows first what would become leave, what ends and what is none, and then makes it so', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call')
    await user.click(await screen.findByRole('link', { name: 'Read in from a calendar…' }))
    await user.upload(await screen.findByLabelText('Choose a file…'), file())
    await user.click(screen.getByRole('button', { name: 'See what would become leave' }))
    const plan = await panel('What would become leave')
    await plan.findByText('Vacation')
    plan.getByText('becomes leave · by its title')
    plan.getByText('Ends, as the calendar has it no more')
    plan.getByText('4 entries are no leave')
    plan.getByText('and 3 more')
    expect(world.writes).toHaveLength(0)

    await user.click(screen.getByRole('checkbox', { name: 'Entries for whole days that block time are leave' }))
    expect(screen.getByRole('button', { name: 'Make it so' })).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('button', { name: 'See what would become leave' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Make it so' })).toHaveProperty('disabled', false))
    await user.click(screen.getByRole('button', { name: 'Make it so' }))
    await (await panel('What became leave')).findByText('is leave now · by its title')
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/on-call/leave/calendar/apply',
      body: { calendar: 'BEGIN:VCALENDAR', allDay: false, words: expect.arrayContaining(['vacation', 'ooo']) },
    })
  })

  it('asks managers whose it is', async () => {
    await openMuster(demoWorld('mina'), '/on-call/leave')
    await screen.findByLabelText('Whose calendar is it?')
  })

  it('is not for auditors', async () => {
    await openMuster(demoWorld('aude'), '/on-call/leave')
    await screen.findByText('Not yours to see')
  })
})
