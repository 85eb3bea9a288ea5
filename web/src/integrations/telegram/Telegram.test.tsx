import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

const panel = async () => within(await screen.findByRole('region', { name: 'Telegram' }))

describe('the bot in Telegram', () => {
  it('is shown by its name, with what does not work', async () => {
    const world = demoWorld('adam')
    const first = await openMuster(world, '/integrations')
    await (await panel()).findByText('@muster_bot')
    ;(await panel()).getByText(/tells Muster which buttons/)
    first.unmount()
    world.telegram = { setUp: true, bot: 'muster_bot', hears: false, waiting: 3, trouble: 'Connection timed out' }
    const second = await openMuster(world, '/integrations')
    await (await panel()).findByText(/The last trouble .*: Connection timed out\.$/)
    ;(await panel()).getByText(/does not tell Muster/)
    second.unmount()
    world.telegram = { setUp: true, hears: false, waiting: 0, trouble: 'Telegram answered 401, Unauthorized' }
    await openMuster(world, '/integrations')
    await (await panel()).findByText(/Look whether the token is right/)
    ;(await panel()).getByText('Telegram answered 401, Unauthorized.')
  })

  it('is connected by an operator where there is none, and asked for again when it could not be read', async () => {
    const world = demoWorld('adam')
    world.telegram = { setUp: false, hears: false, waiting: 0 }
    const first = await openMuster(world, '/integrations')
    await (await panel()).findByText(/MUSTER_TELEGRAM_BOT_TOKEN/)
    first.unmount()
    world.telegram = undefined
    await openMuster(world, '/integrations')
    expect(await (await panel()).findByRole('button', { name: 'Retry' })).toBeTruthy()
  })
})
