import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { World } from '../test/World'

describe('automation rules', () => {
  it('are listed with what fires and what stopped itself', async () => {
    await openMuster(demoWorld('rosa'), '/prepare/automation')
    await screen.findByRole('link', { name: 'Database first' })
    screen.getByText('On: version 2 fires.')
    screen.getByText('Stopped itself. Draft 3 waits for a manager.')
    screen.getByRole('link', { name: 'New rule…' })
  })

  it('say what they do, what they did and what was refused; a hidden incident stays hidden', async () => {
    await openMuster(demoWorld('aude'), '/prepare/automation/automation-rule-1')
    await screen.findByText('Timeline 1: refused (The incident is closed.)')
    screen.getByText(/an incident that is not for you/)
    expect(screen.getAllByText('When its severity changes').length).toBe(2)
    screen.getByText(/Four times in a month is right/)
    expect(screen.queryByRole('button', { name: /Disable/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /Try version/ })).toBeNull()
  })

  it('are disabled by any responder with a reason', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare/automation/automation-rule-1')
    await user.click(await screen.findByRole('button', { name: 'Disable…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText(/Why is it to fire no more/), 'It does harm')
    await user.click(dialog.getByRole('button', { name: 'Disable' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/automation-rules/automation-rule-1/disable',
        body: { reason: 'It does harm' },
      }),
    )
    expect(screen.queryByRole('button', { name: /Enable/ })).toBeNull()
  })

  it('are tried, approved and enabled by a manager who did not write them', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/prepare/automation/automation-rule-2')
    await screen.findByText(/It stopped itself: it had fired as often as it may within an hour/)
    await user.click(await screen.findByRole('button', { name: 'Try version 2 on the last 30 days' }))
    await screen.findByText(/It would have fired 1 time: of 31 such events in 140 incidents/)
    await user.click(screen.getByRole('button', { name: 'Approve draft 3' }))
    await waitFor(() => expect(world.writes.at(-1)).toMatchObject({ body: { draft: 3 } }))
    await user.click(screen.getByRole('button', { name: 'Enable version 2…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText(/Why is it to fire from now on/), 'Once is right')
    await user.click(dialog.getByRole('button', { name: 'Enable' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/automation-rules/automation-rule-2/enable',
        body: { version: 2, reason: 'Once is right' },
      }),
    )
  })

  it('are tried in the background, which says how far it is and can be stopped', async () => {
    const world = demoWorld('mina')
    world.dryRun = { id: 'run-1', state: 'RUNNING', looked: 4_150, inAll: 12_000 }
    const { user } = await openMuster(world, '/prepare/automation/automation-rule-2')
    await user.click(await screen.findByRole('button', { name: 'Try version 2 on the last 30 days' }))
    await screen.findByText('4,150 of 12,000 incidents of the last 30 days read.')
    await user.click(screen.getByRole('button', { name: 'Stop' }))
    await screen.findByText('Stopped; nothing went on record.')
  })

  it('that could not be tried to the end say so', async () => {
    const world = demoWorld('mina')
    world.dryRun = { id: 'run-1', state: 'FAILED', looked: 50, inAll: 12_000 }
    const { user } = await openMuster(world, '/prepare/automation/automation-rule-2')
    await user.click(await screen.findByRole('button', { name: 'Try version 2 on the last 30 days' }))
    await screen.findByText(/It could not be tried to the end/)
  })

  it('are written with a mistake pointed at, tried, and saved as a draft', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare/automation/new')
    await user.type(await screen.findByLabelText(/^Name/), 'Say it')
    await user.type(screen.getByLabelText(/What is it good for/), 'Nobody has to look')
    const condition = screen.getByLabelText(/^If/)
    await user.type(condition, "@.severty == 'SEV1'")
    await user.click(screen.getByRole('button', { name: 'Add a task' }))
    await user.type(screen.getByRole('textbox', { name: 'Task 1' }), 'Call them')
    await user.type(screen.getByLabelText('Task 1: details'), 'The team on call')
    await user.click(screen.getByRole('button', { name: 'Add an update' }))
    await user.type(screen.getByLabelText(/^Update 1/), 'Look here')
    await user.click(screen.getByRole('button', { name: 'Try on the last 30 days' }))
    await screen.findByText(/There is no field @.severty at character 1/)
    await user.clear(condition)
    await user.type(condition, "@.severity == 'SEV1'")
    await user.click(screen.getByRole('button', { name: 'Try on the last 30 days' }))
    const link = await screen.findByRole('link', { name: 'INC-142' })
    expect(link.getAttribute('href')).toContain('asOf=77')
    await user.click(screen.getByRole('button', { name: 'Save the draft' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/automation-rules',
        body: {
          content: {
            name: 'Say it',
            when: 'OPENED',
            condition: "@.severity == 'SEV1'",
            tasks: [{ title: 'Call them', details: 'The team on call' }],
            updates: [{ text: 'Look here' }],
            actions: [],
            perHour: 20,
            perIncident: 3,
          },
        },
      }),
    )
  })

  it('page people and draft updates when something does not happen for some time', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare/automation/new')
    await user.type(await screen.findByLabelText(/^Name/), 'Too quiet')
    await user.type(screen.getByLabelText(/What is it good for\?/), 'Others wait')
    await user.selectOptions(screen.getByLabelText('When'), 'ROLE_MISSING_FOR')
    await user.selectOptions(screen.getByLabelText('Which role'), 'SCRIBE')
    await user.clear(screen.getByLabelText('For how long (minutes)'))
    await user.click(screen.getByRole('button', { name: 'Add a page' }))
    await user.click(screen.getByRole('button', { name: 'Add a draft' }))
    expect(screen.getByRole('button', { name: 'Save the draft' })).toHaveProperty('disabled', true)
    const whom = screen.getByLabelText(/^Page 1: whom/)
    const option = await within(whom).findAllByRole('option')
    await user.selectOptions(whom, option[1] as HTMLElement)
    await user.click((await screen.findAllByRole('checkbox'))[0] as HTMLElement)
    expect(screen.getByRole('button', { name: 'Save the draft' })).toHaveProperty('disabled', true)
    await user.type(screen.getByLabelText('For how long (minutes)'), '45')
    await user.click(screen.getByRole('button', { name: 'Save the draft' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        body: {
          content: {
            when: 'ROLE_MISSING_FOR',
            lasting: { minutes: 45, role: 'SCRIBE' },
            pages: [{}],
            drafts: [{ audienceIds: [expect.any(String)] }],
          },
        },
      }),
    )
  })

  it('propose actions at targets that are set up', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare/automation/new')
    await user.type(await screen.findByLabelText(/^Name/), 'Shut it')
    await user.type(screen.getByLabelText(/What is it good for\?/), 'Nobody decides otherwise')
    await user.click(screen.getByRole('button', { name: 'Add an action' }))
    await user.selectOptions(await screen.findByLabelText('Action 1: where?'), 'Edge firewall')
    await user.selectOptions(screen.getByLabelText('Action 1: what is to be done?'), 'BLOCK_ADDRESS')
    await user.type(screen.getByLabelText(/^Action 1: .*address/i), '203.0.113.7')
    await user.type(screen.getByLabelText(/^Action 1: what is it good for/), 'It tries passwords')
    await user.click(screen.getByRole('button', { name: 'Save the draft' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        body: {
          content: {
            actions: [
              {
                kind: 'BLOCK_ADDRESS',
                parameters: [{ name: 'address', value: '203.0.113.7' }],
                reason: 'It tries passwords',
                goesAhead: false,
              },
            ],
          },
        },
      }),
    )
  })

  it('are none at first', async () => {
    await openMuster(new World(), '/prepare/automation')
    await screen.findByText(/No rule is written yet/)
  })
})
