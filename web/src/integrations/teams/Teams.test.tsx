import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

const panel = async () => within(await screen.findByRole('region', { name: 'Microsoft Teams channels' }))

describe('channels of Microsoft Teams', () => {
  it('say of what they are told, and whether a card gets there', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    const channels = await panel()
    await channels.findByText('Told of incidents of SEV2 and worse of checkout and ledger')
    channels.getByText('Told of incidents of SEV1')
    channels.getByText(/People command Muster in Teams/)
    await user.click(channels.getByRole('button', { name: 'Post a test card to payments' }))
    await channels.findByText('The card was taken: look whether it is in the channel.')
    world.teams.trouble = 'prod-12.westeurope.logic.azure.com answered 404'
    await user.click(channels.getByRole('button', { name: 'Post a test card to payments' }))
    await channels.findByText(/answered 404. Look whether the workflow still exists/)
  })

  it('are connected by an operator where there is none', async () => {
    const world = demoWorld('adam')
    world.teams.channels = []
    world.teams.commands = false
    await openMuster(world, '/integrations')
    await (await panel()).findByText(/MUSTER_TEAMS_CHANNELS_NAME_URL/)
    ;(await panel()).getByText('https://muster.example/hooks/teams')
    ;(await panel()).getByText(/MUSTER_TEAMS_SECURITY_TOKENS/)
    expect((await panel()).queryByRole('button')).toBeNull()
  })

  it('are asked for again when they could not be read', async () => {
    const world = demoWorld('adam')
    world.teams.channels = undefined
    await openMuster(world, '/integrations')
    await (await panel()).findByRole('button', { name: 'Retry' })
  })
})
