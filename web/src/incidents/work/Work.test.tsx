import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anEntry, anIncident, aTask, at, mina, ravi, rosa, session } from '../../test/builders'
import { aDrill } from '../../test/drills'
import { menuItem, openMuster } from '../../test/render'
import { World } from '../../test/World'

const said = { kind: 'PERSON' as const, ...ravi }
const last = (world: World) => world.writes.at(-1)

describe('working on an incident', () => {
  it('adds a task with one line, from the keyboard', async () => {
    const world = new World()
    world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    const panel = await screen.findByRole('region', { name: 'Tasks' })
    within(panel).getByText('Nothing has to be done yet.')
    await user.type(within(panel).getByRole('textbox', { name: 'New task' }), 'Rotate the key{Enter}')
    await within(panel).findByText('Rotate the key')
    expect(last(world)).toMatchObject({ method: 'POST', path: '/api/incidents/INC-1/tasks' })
  })

  it('ticks what waits for another task only with a reason', async () => {
    const world = new World()
    const first = aTask('a', { title: 'Revoke the key' })
    const second = aTask('b', { title: 'Tell the customer', dependsOn: ['a'], waitsFor: ['a'] })
    world.add(anIncident(1, { tasks: [first, second] }))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('checkbox', { name: 'Done: Tell the customer' }))
    const dialog = await screen.findByRole('dialog', { name: 'Done all the same?' })
    within(dialog).getByText('“Tell the customer” still waits for “Revoke the key”.')
    await user.type(within(dialog).getByLabelText(/Why is it done all the same/), 'They called us')
    await user.click(within(dialog).getByRole('button', { name: 'It is done' }))
    await waitFor(() => expect(last(world)?.body).toEqual({ to: 'DONE', reason: 'They called us' }))
  })

  it('says that a task is overdue', async () => {
    const world = new World()
    world.add(anIncident(1, { tasks: [aTask('a', { due: at(-60), owner: ravi })] }))
    await openMuster(world, '/incidents/INC-1')
    const panel = await screen.findByRole('region', { name: 'Tasks' })
    await within(panel).findByText(/overdue since/)
  })

  it('leaves the hour alone while the year of a due date is typed', async () => {
    const world = new World()
    world.add(anIncident(1, { tasks: [aTask('a')] }))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'More on Task a' }))
    await user.click(await menuItem('Change'))
    const dialog = await screen.findByRole('dialog')
    const field = within(dialog).getByLabelText<HTMLInputElement>(/Due by/)
    // After three digits the field holds a year in which the zone was not one of whole minutes.
    fireEvent.change(field, { target: { value: '0202-11-28T14:30:15' } })
    expect(field.value).toBe('0202-11-28T14:30:15')
    fireEvent.change(field, { target: { value: '2026-11-28T14:30:15' } })
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(last(world)?.body).toMatchObject({ due: '2026-11-28T13:30:15.000Z' }))
  })

  it('goes by the time of the drill where an incident is rehearsed', async () => {
    const world = new World()
    const drill = aDrill('drill-1', { startedAt: '2026-11-24T09:00:00Z', now: '2026-11-24T11:05:00Z' })
    world.drills = [drill]
    const hours = (n: number) => `2026-11-24T${String(9 + n).padStart(2, '0')}:00:30Z`
    world.add(
      anIncident(1, {
        id: 'drill-1.a',
        tasks: [aTask('late', { due: hours(2) }), aTask('timely', { title: 'Tell the authority', due: hours(3) })],
      }),
    )
    const { user } = await openMuster(world, '/incidents/INC-1')
    const panel = await screen.findByRole('region', { name: 'Tasks' })
    await within(panel).findByText('overdue since minute 120 of the drill')
    // By the clock this has been due for long.
    within(panel).getByText('due minute 180 of the drill')
    await user.click(within(panel).getByRole('button', { name: 'More on Tell the authority' }))
    await user.click(await menuItem('Change'))
    const dialog = await screen.findByRole('dialog')
    within(dialog).getByText('It is minute 125 of it now.')
    const field = within(dialog).getByRole('textbox', { name: /Due in minute of the drill/ })
    await user.clear(field)
    await user.type(field, '155')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(last(world)?.body).toMatchObject({ due: '2026-11-24T11:35:00.000Z' }))
  })

  it('shows what was said of a time before, and asks why it was another', async () => {
    const world = new World()
    world.add(
      anIncident(1, {
        moments: [
          {
            moment: 'OCCURRED',
            at: at(-20),
            said: [
              { at: at(-5), by: said, recordedAt: at(-4) },
              { at: at(-20), by: said, recordedAt: at(-2), reason: 'The first error is older' },
            ],
          },
        ],
        outOfOrder: [{ earlier: 'CONTAINED', later: 'RECOVERED' }],
      }),
    )
    const { user } = await openMuster(world, '/incidents/INC-1')
    const panel = await screen.findByRole('region', { name: 'Times' })
    const history = within(panel).getByRole('list', { name: 'What was said of: Began' })
    expect(within(history).getAllByRole('listitem')).toHaveLength(2)
    within(history).getByText(/The first error is older/)
    within(panel).getByText('“Contained” is later than “Recovered”. Is that so?')
    await user.click(within(panel).getByRole('button', { name: 'Correct: Began' }))
    const dialog = await screen.findByRole('dialog', { name: 'Correct: Began' })
    const submit = within(dialog).getByRole('button', { name: 'Correct' }) as HTMLButtonElement
    expect(submit.disabled).toBe(true)
    await user.type(within(dialog).getByLabelText(/Why was it another time/), 'Seen in the log')
    await user.click(submit)
    await waitFor(() => expect(last(world)?.body).toMatchObject({ reason: 'Seen in the log' }))
  })

  it('takes a service away only with a reason', async () => {
    const world = new World()
    world.add(anIncident(1, { services: ['checkout', 'payments'] }))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'Change affected services' }))
    const dialog = await screen.findByRole('dialog', { name: 'Change affected services' })
    await user.click(within(dialog).getByRole('checkbox', { name: 'payments' }))
    await user.type(within(dialog).getByLabelText(/How is it known that they are not affected/), 'Healthy')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(last(world)?.body).toMatchObject({ remove: ['payments'], reason: 'Healthy' }))
  })

  it('marks a note as a decision and shows it with what else was possible', async () => {
    const world = new World()
    world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'We roll back')
    await user.click(screen.getByRole('checkbox', { name: 'This is a decision' }))
    await user.type(screen.getByLabelText(/What else was possible/), 'Scale up')
    await user.click(screen.getByRole('button', { name: 'Add note' }))
    await screen.findByText('Also possible: Scale up')
    expect(screen.queryByText('A note is marked as a decision')).toBeNull()
  })

  it('hands a role over with what the next person has to know', async () => {
    const world = new World()
    world.add(anIncident(1, { roles: { COMMANDER: { ...rosa, since: at(-2) }, SCRIBE: { ...ravi, since: at(-2) } } }))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'Hand over Commander' }))
    const dialog = await screen.findByRole('dialog', { name: 'Hand over: Commander' })
    await user.selectOptions(within(dialog).getByLabelText(/To whom/), 'Ravi Rao')
    await user.type(within(dialog).getByLabelText(/What does the next person have to know/), 'Rolled back')
    await user.click(within(dialog).getByRole('button', { name: 'Hand over' }))
    await waitFor(() => expect(last(world)?.body).toMatchObject({ personId: ravi.id, summary: 'Rolled back' }))
  })

  it('lets a responder reopen what is resolved, and only a manager what is closed', async () => {
    const world = new World()
    world.add(anIncident(1, { state: 'RESOLVED', resolvedAt: at(0) }))
    world.add(anIncident(2, { state: 'RESOLVED', phase: 'CLOSED', resolvedAt: at(0) }))
    const { user, router } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'Reopen' }))
    const dialog = await screen.findByRole('dialog', { name: 'Reopen this incident' })
    within(dialog).getByText(/Whoever is on call is paged again/)
    await user.type(within(dialog).getByLabelText(/Why is it not over/), 'It fails again')
    await user.click(within(dialog).getByRole('button', { name: 'Reopen' }))
    await waitFor(() => expect(last(world)?.body).toEqual({ reason: 'It fails again', page: true }))
    await router.navigate({ to: '/incidents/$ref', params: { ref: 'INC-2' } })
    await screen.findByRole('heading', { level: 1, name: /INC-2/ })
    expect(screen.queryByRole('button', { name: 'Reopen' })).toBeNull()
  })

  it('shows the incident as it was known, and offers nothing to change there', async () => {
    const world = new World()
    world.me = session(mina, 'manager')
    const now = anIncident(1, { state: 'RESOLVED', resolvedAt: at(0), position: 12 })
    world.add(
      now,
      anEntry(10),
      anEntry(11, { summary: 'Acknowledged' }),
      anEntry(12, { type: 'incident.resolved', summary: 'Resolved for good' }),
    )
    world.past.set('INC-1@11', { ...anIncident(1), state: 'ACKNOWLEDGED' })
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await menuItem('As it was known earlier'))
    await screen.findByText(/position 11 of the log/)
    expect(screen.queryByText('Resolved for good')).toBeNull()
    for (const name of [
      'Acknowledge',
      'Resolve',
      'Add note',
      'Add task',
      'Attach a file',
      'Change affected services',
    ]) {
      expect(screen.queryByRole('button', { name })).toBeNull()
    }
    await user.click(screen.getByRole('button', { name: 'Back to now' }))
    await screen.findByText('Resolved for good')
  })

  it('shows my tasks of all incidents on Now', async () => {
    const world = new World()
    world.add(anIncident(1, { tasks: [aTask('a', { title: 'Rotate the key', owner: rosa, due: at(-60) })] }))
    world.add(anIncident(2, { tasks: [aTask('b', { title: 'Not mine', owner: ravi })] }))
    await openMuster(world, '/')
    const panel = await screen.findByRole('region', { name: 'My tasks' })
    await within(panel).findByText('Rotate the key')
    within(panel).getByText(/overdue since/)
    expect(within(panel).queryByText('Not mine')).toBeNull()
  })
})
