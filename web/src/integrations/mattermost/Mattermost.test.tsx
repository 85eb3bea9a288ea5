import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

const panel = async () => within(await screen.findByRole('region', { name: 'Mattermost' }))

describe('the bot in Mattermost', () => {
  it('is shown by its name, with what does not work', async () => {
    const world = demoWorld('adam')
    const first = await openMuster(world, '/integrations')
    await (await panel()).findByText('@muster')
    ;(await panel()).getByText('https://chat.example takes the token.')
    first.unmount()
    world.mattermost = { setUp: true, server: 'https://chat.example', trouble: 'Mattermost answered 401' }
    await openMuster(world, '/integrations')
    await (await panel()).findByText(/Look whether the token is right/)
    ;(await panel()).getByText('Mattermost answered 401.')
  })

  it('is connected by an operator where there is none, and asked for again when it could not be read', async () => {
    const world = demoWorld('adam')
    world.mattermost = { setUp: false }
    const first = await openMuster(world, '/integrations')
    await (await panel()).findByText(/MUSTER_MATTERMOST_TOKEN/)
    first.unmount()
    world.mattermost = undefined
    await openMuster(world, '/integrations')
    expect(await (await panel()).findByRole('button', { name: 'Retry' })).toBeTruthy()
  })
})
