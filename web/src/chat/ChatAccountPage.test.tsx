import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { at, aude, session } from '../test/builders'
import { openMuster } from '../test/render'
import { World } from '../test/World'

describe('my chat account', () => {
  it('is linked only when the person says yes, and then says until when', async () => {
    const world = new World()
    const { user } = await openMuster(world, '/chat-account?token=t1')
    await screen.findByText('Are you rosa in Slack?')
    expect(world.writes).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Yes, I am rosa' }))
    await screen.findByText(/In Slack you are rosa/)
    expect(screen.queryByText('Are you rosa in Slack?')).toBeNull()
    expect(world.writes).toMatchObject([{ path: '/api/chat-account', body: { token: 't1' } }])
  })

  it('is taken back', async () => {
    const world = new World()
    world.chatAccount = { kind: 'SLACK', name: 'rosa', since: at(0), until: at(10) }
    const { user } = await openMuster(world, '/chat-account')
    await user.click(await screen.findByRole('button', { name: 'That is not me any more' }))
    await screen.findByText(/Muster does not know you in Slack/)
  })

  it('says what to do when a link opens nothing', async () => {
    await openMuster(new World(), '/chat-account?token=expired')
    await screen.findByText('This link has expired or is not complete.')
  })

  it('is nothing for those who act on no incident', async () => {
    const world = new World()
    world.me = session(aude, 'auditor')
    await openMuster(world, '/chat-account')
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Slack' })).toBeNull()
  })
})
