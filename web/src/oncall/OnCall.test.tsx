import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { mina, ravi, rosa } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const panel = async (name: string) => within(await screen.findByRole('region', { name }))

describe('on-call', () => {
  it('lists schedules with whose they are, who is on call and who is next', async () => {
    await openMuster(demoWorld('rosa'), '/on-call')
    const schedules = await panel('Schedules')
    await schedules.findByRole('link', { name: 'Payments, around the clock' })
    schedules.getByText('Payments · Europe/Berlin')
    schedules.getByText('Rosa Reyes')
    schedules.getByText(/then Mina Moreau/)
    expect(screen.queryByRole('link', { name: 'New schedule' })).toBeNull()
  })

  it('says so where there is no schedule, and when they cannot be read', async () => {
    const world = demoWorld('rosa')
    world.duty.schedules = []
    await openMuster(world, '/on-call')
    await (await panel('Schedules')).findByText(/No schedule exists yet/)
  })

  it('draws layers, overrides, leave and what they come to, with gaps named', async () => {
    await openMuster(demoWorld('rosa'), '/on-call/schedules/payments')
    const lanes = await panel('Lanes')
    lanes.getByText('Weeks')
    lanes.getByRole('button', { name: /^Mina Moreau for Ravi Rao: / })
    lanes.getByRole('button', { name: /^Nobody: / })
    lanes.getByRole('button', { name: /^Ravi Rao for Rosa Reyes: / })
  })

  it('tells the same as a table, which stands in the address', async () => {
    const { user, router } = await openMuster(demoWorld('rosa'), '/on-call/schedules/payments')
    await user.click(await screen.findByText('Table'))
    const table = within(await screen.findByRole('table'))
    table.getByText('No layer is on duty')
    table.getByText('Covers Rosa Reyes, who is on leave')
    expect(router.state.location.search).toEqual({ as: 'table' })
  })

  it('lets a responder take a stretch over by a click, and shows first what that changes', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call/schedules/payments')
    await user.click((await panel('Lanes')).getByRole('button', { name: /^Nobody: / }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.queryByRole('combobox')).toBeNull()
    await dialog.findByText('1 change of duty')
    await user.click(dialog.getByRole('button', { name: 'Take this duty over' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const gap = world.duty.lanes?.stretches[3]
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/on-call/schedules/payments/overrides',
      body: { personId: rosa.id, from: gap?.from, until: gap?.until },
    })
  })

  it('lets a manager put anybody on call, and take an override back', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/schedules/payments')
    await user.click(await screen.findByRole('button', { name: 'Override…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByRole('option', { name: 'Ravi Rao' })
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Who' }), ravi.id)
    await user.click(dialog.getByRole('button', { name: 'Override' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.writes.at(-1)?.body).toMatchObject({ personId: ravi.id })
    await user.click(screen.getByRole('button', { name: 'Remove the override by Mina Moreau' }))
    await waitFor(() => expect(screen.queryByText('Training')).toBeNull())
    expect(world.writes.at(-1)).toMatchObject({ method: 'DELETE' })
  })

  it('lets a manager edit a schedule with what it changes beside it, and keeps what was not touched', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/schedules/payments/edit')
    const name = await screen.findByRole('textbox', { name: 'Name' })
    await user.clear(name)
    await user.type(name, 'Payments')
    await (await panel('What it changes in the next four weeks')).findByText(/Nobody would be on call in 1 stretch/)
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/on-call/schedules/payments'))
    expect(world.writes.at(-1)).toMatchObject({
      version: '"4"',
      body: {
        name: 'Payments',
        zone: 'Europe/Berlin',
        teamId: 'payments',
        layers: [{ id: 'weeks', personIds: [rosa.id, ravi.id], rotation: { unit: 'WEEKS', handOff: '09:00' } }],
        holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
      },
    })
  })

  it('lets a manager make a schedule from nothing', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/schedules/new')
    await user.type(await screen.findByRole('textbox', { name: /Short name/ }), 'nights')
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Nights')
    await user.type(screen.getByRole('textbox', { name: 'Name of the layer' }), 'All nights')
    await screen.findByRole('option', { name: 'Mina Moreau' })
    await user.selectOptions(screen.getByRole('combobox', { name: /Who takes turns/ }), mina.id)
    await user.click(screen.getByRole('button', { name: 'Limit to times of the week' }))
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/on-call/schedules/nights'))
    expect(world.writes.at(-1)?.body).toMatchObject({
      name: 'Nights',
      layers: [{ name: 'All nights', personIds: [mina.id], restrictions: [{ from: '09:00', until: '17:00' }] }],
    })
  })

  it('keeps responders from editing schedules', async () => {
    await openMuster(demoWorld('rosa'), '/on-call/schedules/payments/edit')
    await screen.findByText('Not yours to see')
  })

  it('lets somebody enter their leave and take it back', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call')
    await user.click(await screen.findByRole('button', { name: 'Take back the leave of Rosa Reyes' }))
    await (await panel('Leave')).findByText('Nobody has leave ahead.')
    await user.click(screen.getByRole('button', { name: 'Enter leave' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText(/From/), '2027-01-04T08:00')
    await user.type(dialog.getByLabelText(/Until/), '2027-01-11T08:00')
    await user.click(dialog.getByRole('button', { name: 'Enter leave' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toMatchObject({ personId: rosa.id }))
  })

  it('gives a link for the calendar and lets it be revoked', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call')
    const links = await panel('My calendar links')
    await links.findByText('https://muster.example/calendar/feed-1.sig.ics')
    await links.findByRole('option', { name: 'Payments, around the clock' })
    await user.selectOptions(links.getByRole('combobox', { name: 'What it shows' }), 'payments')
    await user.click(links.getByRole('button', { name: 'Make a link' }))
    await links.findByText('https://muster.example/calendar/feed-2.ics')
    expect(world.writes.at(-1)).toMatchObject({ path: '/api/on-call/feeds', body: { scheduleId: 'payments' } })
    await user.click(links.getByRole('button', { name: 'Revoke the link: My duty on every schedule' }))
    await waitFor(() => expect(links.queryByText('https://muster.example/calendar/feed-1.sig.ics')).toBeNull())
  })

  it('shows auditors no links', async () => {
    await openMuster(demoWorld('aude'), '/on-call')
    await screen.findByRole('link', { name: 'Payments, around the clock' })
    expect(screen.queryByText('My calendar links')).toBeNull()
  })

  it('lets a manager say who is in a team', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call')
    await user.click(await screen.findByRole('button', { name: 'Edit the team Payments' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(await dialog.findByRole('checkbox', { name: 'Mina Moreau' }))
    await user.click(dialog.getByRole('button', { name: 'Publish' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/on-call/teams/payments',
        body: { name: 'Payments', memberIds: [rosa.id, ravi.id, mina.id] },
      }),
    )
  })
})
