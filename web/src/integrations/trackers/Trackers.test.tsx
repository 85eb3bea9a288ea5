// The page loads these when they are needed; here they are there at once, however slow the machine.
import './TrackerDialog'
import './WebhookDialog'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { at } from '../../test/builders'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'
import { aTracker } from '../../test/trackers'

const panel = async () => within(await screen.findByRole('region', { name: 'Issue trackers' }))

describe('issue trackers', () => {
  it('say where they are and what keeps Muster from speaking to them', async () => {
    const world = demoWorld('adam')
    world.tracked.trackers = [aTracker(), aTracker({ id: 'tracker-b', name: 'Broken', trouble: 'Name a secret.' })]
    await openMuster(world, '/integrations')
    const trackers = await panel()
    expect(await trackers.findAllByText('GitHub issues acme/shop https://api.github.com')).toHaveLength(2)
    trackers.getByText('Name a secret.')
  })

  it('are tested without changing anything there', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'Test Shop issues' }))
    await (await panel()).findByText('It lets Muster in and takes issues.')
    world.tracked.trouble = 'The tracker says: 401 Bad credentials.'
    await user.click((await panel()).getByRole('button', { name: 'Test Shop issues' }))
    await (await panel()).findByText('The tracker says: 401 Bad credentials.')
  })

  it('of Jira are set up with the type issues are made as', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'New tracker…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'New tracker' }))
    await user.type(dialog.getByRole('textbox', { name: /^Name/ }), 'Shop')
    await waitFor(() => expect(dialog.getByRole('combobox', { name: 'Kind' }).children).toHaveLength(4))
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Kind' }), 'Jira Cloud')
    await user.type(dialog.getByRole('textbox', { name: /Address/ }), 'https://acme.atlassian.net')
    await user.type(dialog.getByRole('textbox', { name: /^Project/ }), 'SHOP')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Name of the secret' }), 'jira')
    await user.click(dialog.getByRole('button', { name: 'Set it up' }))
    await waitFor(() =>
      expect(world.writes.at(-1)?.body).toEqual({
        name: 'Shop',
        kind: 'JIRA_CLOUD',
        url: 'https://acme.atlassian.net',
        project: 'SHOP',
        secret: 'jira',
        issueType: 'Task',
      }),
    )
  })

  it('say where a webhook goes to, and whether anything came', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'Webhook of Shop issues' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Webhook of Shop issues' }))
    dialog.getByText(`${window.location.origin}/hooks/trackers/tracker-shop`)
    dialog.getByText('MUSTER_TRACKER_HOOKS_GITHUB')
    dialog.getByText(/It told of something last/)
    expect(dialog.queryByText(/not set yet/)).toBeNull()
  })

  it('say no more that requests were not signed once the tracker itself told of something', async () => {
    const world = demoWorld('adam')
    const { webhook } = aTracker()
    if (webhook) world.tracked.trackers = [aTracker({ webhook: { ...webhook, refused: 1_200, refusedAt: at(49) } })]
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'Webhook of Shop issues' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Webhook of Shop issues' }))
    dialog.getByText(/1,200 requests were not signed/)
    expect(screen.getAllByText(/requests were not signed/)).toHaveLength(1)
  })

  it('say that nobody listens, and that requests were not signed', async () => {
    const world = demoWorld('adam')
    const webhook = { path: '/hooks/trackers/tracker-shop', setting: 'MUSTER_TRACKER_HOOKS_GITHUB', listening: false }
    world.tracked.trackers = [aTracker({ webhook: { ...webhook, refused: 3, refusedAt: at(55) } })]
    const { user } = await openMuster(world, '/integrations')
    await (await panel()).findByText(/3 requests were not signed with the secret/)
    await user.click((await panel()).getByRole('button', { name: 'Webhook of Shop issues' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Webhook of Shop issues' }))
    dialog.getByText('It is not set yet, so that nothing is taken from there.')
    dialog.getByText('It has told of nothing yet.')
    dialog.getByText(/the secret there is another/)
  })

  it('are retired with a reason', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click((await panel()).getByRole('button', { name: 'Retire Shop issues' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Retire Shop issues' }))
    await user.type(dialog.getByRole('textbox', { name: /Why is it retired/ }), 'Replaced')
    await user.click(dialog.getByRole('button', { name: 'Retire' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/trackers/tracker-shop/retire'))
  })

  it('say when they cannot be read', async () => {
    const world = demoWorld('adam')
    world.tracked.trackers = undefined
    await openMuster(world, '/integrations')
    await (await panel()).findByRole('alert')
  })
})
