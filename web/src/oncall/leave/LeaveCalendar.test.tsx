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
    const form = await panel('Calendar in a file')
    await form.findByRole('button', { name: 'mine.ics' })
    await user.click(form.getByRole('button', { name: 'See what would become leave' }))
    const plan = await panel('What would become leave')
    await plan.findByText('Vacation')
    plan.getByText('becomes leave · by its title')
    plan.getByText('Ends, as the calendar has it no more')
    plan.getByText('4 entries are no leave')
    plan.getByText('and 3 more')
    expect(world.writes).toHaveLength(0)

    await user.click(form.getByRole('checkbox', { name: 'Entries for whole days that block time are leave' }))
    expect(screen.getByRole('button', { name: 'Make it so' })).toHaveProperty('disabled', true)
    await user.click(form.getByRole('button', { name: 'See what would become leave' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Make it so' })).toHaveProperty('disabled', false))
    await user.click(screen.getByRole('button', { name: 'Make it so' }))
    await (await panel('What became leave')).findByText('is leave now · by its title')
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/on-call/leave/calendar/apply',
      body: { calendar: 'BEGIN:VCALENDAR', allDay: false, words: expect.arrayContaining(['vacation', 'ooo']) },
    })
  })

  it('has a calendar at an address read every hour once its leave was seen', async () => {
    const world = demoWorld('rosa')
    world.duty.subscriptions = []
    const { user } = await openMuster(world, '/on-call/leave')
    await screen.findByText('No calendar is read by itself. Give the address of one below.')
    const form = await panel('Calendar at an address')
    await user.click(form.getByLabelText('Address of the calendar'))
    await user.paste('https://calendar.example/private-1/basic.ics')
    await user.click(form.getByRole('button', { name: 'See what would become leave' }))
    await (await panel('What would become leave')).findByText('becomes leave · by its title')
    expect(world.writes).toHaveLength(0)

    await user.click(screen.getByRole('button', { name: 'Read it every hour' }))
    await screen.findByText('It is read every hour from now on.')
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/on-call/calendar-subscriptions',
      body: { personId: '00000000-0000-4000-8000-000000000001', url: 'https://calendar.example/private-1/basic.ics' },
    })
    await (await panel('Calendars that are read by themselves')).findByText('Rosa Reyes · calendar.example')

    await user.click(form.getByRole('button', { name: 'See what would become leave' }))
    await panel('What would become leave')
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Read it every hour' })).toHaveProperty('disabled', false),
    )
  })

  it('says of a calendar that cannot be read why, what to do and when it was read last', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call/leave')
    const list = await panel('Calendars that are read by themselves')
    await list.findByText(/Could not be read 7 times, since/)
    list.getByText(/does not let Muster in\. Share the calendar/)
    list.getByText('Leave that it brought stays as it is meanwhile.')
    list.getByText(/Last read/)

    await user.click(list.getByRole('button', { name: 'Change the calendar of Rosa Reyes…' }))
    const form = await panel('Change the calendar of Rosa Reyes')
    expect(form.getByLabelText('Address of the calendar')).toHaveProperty('value', '')
    await user.click(form.getByLabelText('Address of the calendar'))
    await user.paste('https://calendar.example/private-2/basic.ics')
    await user.click(form.getByRole('button', { name: 'See what would become leave' }))
    await user.click(await screen.findByRole('button', { name: 'Read it every hour' }))
    await waitFor(() => expect(list.queryByText(/Could not be read/)).toBeNull())
    expect(world.writes.at(-1)).toMatchObject({ path: '/api/on-call/calendar-subscriptions/subscription-1' })
  })

  it('reads a calendar no more, and ends its leave where that is wanted', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call/leave')
    const list = await panel('Calendars that are read by themselves')
    await user.click(await list.findByRole('button', { name: 'Read the calendar of Rosa Reyes no more…' }))
    await user.click(await screen.findByRole('checkbox', { name: 'End the leave it brought, too' }))
    await user.click(screen.getByRole('button', { name: 'Read it no more' }))
    await list.findByText('No calendar is read by itself. Give the address of one below.')
    expect(world.writes.at(-1)).toMatchObject({ path: '/api/on-call/calendar-subscriptions/subscription-1' })
  })

  it('lets managers give a calendar of a team', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/leave')
    const form = await panel('Calendar at an address')
    const team = world.duty.teams[0]
    if (!team) throw new Error('a team is needed')
    await form.findByRole('option', { name: `Team ${team.name}` })
    await user.selectOptions(form.getByLabelText('Whose leave does it hold?'), `Team ${team.name}`)
    form.getByRole('checkbox', { name: 'Entries that name nobody are leave of the whole team' })
    await user.click(form.getByLabelText('Address of the calendar'))
    await user.paste('webcal://calendar.example/team.ics')
    await user.click(form.getByRole('button', { name: 'See what would become leave' }))
    await user.click(await screen.findByRole('button', { name: 'Read it every hour' }))
    await screen.findByText(`Team ${team.name} · calendar.example`)
    expect(world.writes.at(-1)).toMatchObject({ body: { teamId: team.id, wholeTeam: false } })
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
