// The page loads this when it is needed; here it is there at once, however slow the machine.
import './TargetDialog'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { aTarget } from '../../test/guardedActions'
import { openMuster } from '../../test/render'

const panel = async () => within(await screen.findByRole('region', { name: 'Targets of actions' }))

describe('targets of actions', () => {
  it('say what they offer and what has to be approved, and what keeps Muster from speaking to them', async () => {
    const world = demoWorld('adam')
    world.acting.targets = [aTarget(), aTarget({ id: 'action-target-b', name: 'Broken', trouble: 'Name a secret.' })]
    await openMuster(world, '/integrations')
    const targets = await panel()
    expect(await targets.findAllByText('Offers: Block an address (with approval) and Revoke a key.')).toHaveLength(2)
    targets.getByText('Name a secret.')
  })

  it('are set up with the careful choice first, and name a secret without showing one', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'New target…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'New target' }))
    await user.type(dialog.getByRole('textbox', { name: /^Name/ }), 'Cluster')
    await user.type(dialog.getByRole('textbox', { name: /Address/ }), 'https://actions.example/in')
    await user.click(await dialog.findByRole('checkbox', { name: 'Scale a deployment' }))
    await user.click(dialog.getByRole('checkbox', { name: 'Block an address' }))
    await user.click(dialog.getByRole('checkbox', { name: 'Block an address: somebody else approves it' }))
    await user.click(dialog.getByRole('button', { name: 'Set it up' }))
    await waitFor(() =>
      expect(world.writes.at(-1)?.body).toEqual({
        name: 'Cluster',
        provider: 'SIGNED_WEBHOOK',
        url: 'https://actions.example/in',
        secret: 'edge',
        actions: [
          { kind: 'BLOCK_ADDRESS', dangerous: false },
          { kind: 'SCALE_DEPLOYMENT', dangerous: true },
        ],
      }),
    )
  })

  it('get a secret that is there when the one they were set up with was taken away', async () => {
    const world = demoWorld('adam')
    world.acting.targets = [aTarget({ secret: 'former', trouble: 'Name a secret the operator set.' })]
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'Change Edge firewall' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Change Edge firewall' }))
    const secret = await dialog.findByRole('combobox', { name: 'Name of the secret' })
    await waitFor(() => expect((secret as HTMLSelectElement).value).toBe('edge'))
    await user.click(dialog.getByRole('button', { name: 'Change' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toMatchObject({ secret: 'edge' }))
  })

  it('are not set up while nobody can say what there is to choose from', async () => {
    const world = demoWorld('adam')
    world.acting.choices = undefined
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'New target…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'New target' }))
    await dialog.findByRole('alert')
    expect(dialog.getByRole('button', { name: 'Set it up' }).hasAttribute('disabled')).toBe(true)
  })

  it('are retired with a reason', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'Retire Edge firewall' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Retire Edge firewall' }))
    await user.type(dialog.getByRole('textbox', { name: /Why is it retired/ }), 'Replaced')
    await user.click(dialog.getByRole('button', { name: 'Retire' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ reason: 'Replaced' }))
    expect(world.writes.at(-1)?.path).toBe('/api/action-targets/action-target-edge/retire')
  })

  it('say when they cannot be read', async () => {
    const world = demoWorld('adam')
    world.acting.targets = undefined
    await openMuster(world, '/integrations')
    await (await panel()).findByRole('alert')
  })
})
