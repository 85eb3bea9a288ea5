// The page loads these when they are needed; here they are there at once, however slow the machine.
import './DeliveriesDialog'
import './SecretDialog'
import './WebhookDialog'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'
import { aDelivery, aWebhook } from '../../test/webhooks'

const panel = async () => within(await screen.findByRole('region', { name: 'Webhooks' }))

describe('webhooks', () => {
  it('say of what they are told and why they are told nothing', async () => {
    const world = demoWorld('adam')
    world.hooks.webhooks = [
      aWebhook(),
      aWebhook({ id: 'webhook-b', name: 'New', enabled: false }),
      aWebhook({ id: 'webhook-c', name: 'Gone', enabled: false, stop: 'GONE' }),
    ]
    await openMuster(world, '/integrations')
    const webhooks = await panel()
    expect(await webhooks.findAllByText('Told of incidents of SEV2 and worse of checkout')).toHaveLength(3)
    webhooks.getByText(/^Told nothing yet/)
    webhooks.getByText(/answered that it is gone/)
  })

  it('are laid down with what they are told, and told nothing before they were tested', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'New webhook…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'New webhook' }))
    await user.type(dialog.getByRole('textbox', { name: /^Name/ }), 'Pager')
    await user.type(dialog.getByRole('textbox', { name: /^Address/ }), 'https://pager.example/in')
    await user.click(dialog.getByRole('checkbox', { name: 'Somebody took a role' }))
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Format' }), 'PagerDuty, version 3')
    expect(dialog.queryByRole('checkbox', { name: 'Somebody took a role' })).toBeNull()
    await user.click(dialog.getByRole('button', { name: 'Lay it down' }))
    await waitFor(() =>
      expect(world.writes.at(-1)?.body).toEqual({
        name: 'Pager',
        url: 'https://pager.example/in',
        format: 'PAGERDUTY',
        kinds: ['OPENED', 'ACKNOWLEDGED', 'RESOLVED'],
        from: 'SEV5',
        services: [],
      }),
    )
    await (await panel()).findByText(/^Told nothing yet/)
    world.hooks.trouble = 'it answered 401'
    await user.click((await panel()).getByRole('button', { name: 'Test Pager' }))
    await (await panel()).findByText('The test was not taken: it answered 401.')
    world.hooks.trouble = undefined
    await user.click((await panel()).getByRole('button', { name: 'Test Pager' }))
    await (await panel()).findByText(/^The test was answered/)
    await (await panel()).findByRole('button', { name: 'Disable Pager' })
  })

  it('show their secret and rotate it', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click(await (await panel()).findByRole('button', { name: 'Secret of Ticketing' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Secret of Ticketing' }))
    await dialog.findByText('whsec_made-up-for-tests')
    await user.click(dialog.getByRole('button', { name: 'Rotate it' }))
    await dialog.findByText('whsec_the-next-one')
  })

  it('list what they were told, and try again what was given up', async () => {
    const world = demoWorld('adam')
    world.hooks.deliveries = [
      aDelivery({
        id: 'd-2',
        kind: 'RESOLVED',
        state: 'GIVEN_UP',
        attempts: 10,
        status: 500,
        error: 'it answered 500',
      }),
      aDelivery(),
    ]
    const { user } = await openMuster(world, '/integrations')
    await user.click(await (await panel()).findByRole('button', { name: 'Deliveries to Ticketing' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Deliveries to Ticketing' }))
    await dialog.findByText('Given up, 10 attempts, it answered 500')
    dialog.getByText('Delivered, 1 attempt, answered 204')
    await user.click(dialog.getByRole('button', { name: 'Try again: It is over' }))
    await dialog.findByText(/^Tried again, 10 attempts/)
  })

  it('say when they cannot be read', async () => {
    const world = demoWorld('adam')
    world.hooks.webhooks = undefined
    await openMuster(world, '/integrations')
    await (await panel()).findByRole('button', { name: 'Retry' })
  })
})
