import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

describe('my notifications', () => {
  it('shows each way with what is known of it, and what would happen', async () => {
    await openMuster(demoWorld('rosa'), '/on-call/me')
    await screen.findByText('Laid down by a manager; the last message was taken.')
    screen.getByText('Verified and working.')
    screen.getByText(/Not verified: nothing is sent here/)
    const preview = await screen.findByRole('region', { name: 'What would happen' })
    await within(preview).findByText(/By rule 1/)
    expect(
      within(preview)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/E-mail rosa@muster.example at once/),
      expect.stringMatching(/Text message \+4915123456789 after 2/),
    ])
    within(preview).getByText('Ravi Rao would be paged if none of these reached you.')
    expect(screen.queryByRole('button', { name: 'Remove rosa@muster.example' })).toBeNull()
  })

  it('takes a new number and proves it by its code', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call/me')
    await user.click(await screen.findByRole('button', { name: 'Add a way to reach me' }))
    await user.selectOptions(await screen.findByRole('combobox', { name: 'By' }), 'VOICE')
    await user.type(screen.getByRole('textbox', { name: /Phone number/ }), '+44 20 7946 0018')
    await user.click(screen.getByRole('button', { name: 'Send the code' }))
    const code = await screen.findByRole('textbox', { name: 'Code' })
    await user.type(code, '111111')
    await user.click(screen.getByRole('button', { name: 'Verify' }))
    await screen.findByText(/This is not the code/)
    await user.clear(code)
    await user.type(code, '048213')
    await user.click(screen.getByRole('button', { name: 'Verify' }))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Code' })).toBeNull())
    expect(world.duty.contact?.methods.find(({ id }) => id === 'new')?.verified).toBe(true)
  })

  it('takes the address of a workflow in Teams, and says who can answer then', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call/me')
    await user.click(await screen.findByRole('button', { name: 'Add a way to reach me' }))
    await user.selectOptions(await screen.findByRole('combobox', { name: 'By' }), 'TEAMS')
    screen.getByText(/can acknowledge in your name/)
    const address = 'https://prod-1.logic.azure.com/workflows/1?sig=x'
    await user.type(screen.getByRole('textbox', { name: /Workflow address/ }), address)
    await user.click(screen.getByRole('button', { name: 'Send the code' }))
    await screen.findByRole('textbox', { name: 'Code' })
    expect(world.duty.contact?.methods.at(-1)).toMatchObject({ kind: 'TEAMS', address })
  })

  it('makes a link for Telegram, and is done once its chat is there', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call/me')
    await user.click(await screen.findByRole('button', { name: 'Add a way to reach me' }))
    await user.selectOptions(await screen.findByRole('combobox', { name: 'By' }), 'TELEGRAM')
    await user.click(screen.getByRole('button', { name: 'Make the link' }))
    const link = await screen.findByRole('link', { name: 'Open Telegram' })
    expect(link.getAttribute('href')).toBe('https://t.me/muster_bot?start=Zk3')
    screen.getByText('/start Zk3')
    await user.click(screen.getByRole('button', { name: 'I have pressed Start' }))
    await screen.findByText(/No chat has been linked yet/)
    world.duty.contact?.methods.push({
      id: 'telegram',
      kind: 'TELEGRAM',
      address: '@rosa_r',
      verified: true,
      published: false,
      offered: true,
    })
    await user.click(screen.getByRole('button', { name: 'I have pressed Start' }))
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Open Telegram' })).toBeNull())
    screen.getByRole('button', { name: 'Remove @rosa_r' })
  })

  it('adds an account in Mattermost by the name it has there', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call/me')
    await user.click(await screen.findByRole('button', { name: 'Add a way to reach me' }))
    await user.selectOptions(await screen.findByRole('combobox', { name: 'By' }), 'MATTERMOST')
    await user.type(screen.getByRole('textbox', { name: /^Name in Mattermost/ }), '@rosa')
    await user.click(screen.getByRole('button', { name: 'Send the code' }))
    await waitFor(() =>
      expect(world.duty.contact?.methods.at(-1)).toMatchObject({ kind: 'MATTERMOST', address: '@rosa' }),
    )
  })

  it('sets rules by severity, hour and delay', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call/me')
    const rule = await screen.findByRole('group', { name: 'Rule 1' })
    await user.click(within(rule).getByRole('checkbox', { name: 'SEV2' }))
    await user.clear(within(rule).getByRole('textbox', { name: 'Step 2: after minutes' }))
    await user.type(within(rule).getByRole('textbox', { name: 'Step 2: after minutes' }), '1')
    await user.selectOptions(screen.getByRole('combobox', { name: /My backup/ }), '')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(world.duty.contact?.version).toBe(8))
    expect(world.duty.contact?.rules).toMatchObject({
      rules: [
        {
          severities: ['SEV1'],
          steps: [
            { methodId: 'email', afterSeconds: 0 },
            { methodId: 'text', afterSeconds: 60 },
          ],
        },
      ],
      quiet: { from: '22:00', until: '07:00', loudFrom: 'SEV2' },
    })
    expect(world.duty.contact?.rules).not.toHaveProperty('backupId')
  })

  it('tells of each way what came of a test page', async () => {
    const world = demoWorld('rosa')
    world.duty.contactTests = {
      items: [
        { methodId: 'email', kind: 'EMAIL', taken: true, detail: '250 OK' },
        { methodId: 'text', kind: 'SMS', taken: false, detail: 'the provider refused it with 21211' },
      ],
    }
    const { user } = await openMuster(world, '/on-call/me')
    await user.click(await screen.findByRole('button', { name: 'Send me a test page' }))
    await screen.findByText('The test page is on its way.')
    await screen.findByText('The test page was not taken: the provider refused it with 21211.')
  })

  it('says so when nothing is laid down, cannot be read, or is not for me', async () => {
    const world = demoWorld('rosa')
    world.duty.contact = { methods: [], offered: ['EMAIL'], version: -1 }
    const first = await openMuster(world, '/on-call/me')
    await screen.findByText(/Nobody has said how you are reached/)
    await screen.findByText(/You set no rule/)
    first.unmount()
    const broken = demoWorld('rosa')
    broken.duty.contact = undefined
    const second = await openMuster(broken, '/on-call/me')
    await screen.findAllByRole('button', { name: 'Retry' })
    second.unmount()
    await openMuster(demoWorld('aude'), '/on-call/me')
    await screen.findByText('Only responders and managers are paged.')
  })
})
