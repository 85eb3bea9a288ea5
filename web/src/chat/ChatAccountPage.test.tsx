import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { at, aude, session } from '../test/builders'
import { openMuster } from '../test/render'
import { server } from '../test/server'
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

  it('is said in Teams by a code that is typed there', async () => {
    const world = new World()
    world.chatsOffered = ['TEAMS']
    const { user } = await openMuster(world, '/chat-account')
    const teams = within(await screen.findByRole('region', { name: 'Microsoft Teams' }))
    expect(screen.queryByRole('region', { name: 'Slack' })).toBeNull()
    await user.click(await teams.findByRole('button', { name: 'Get a code' }))
    await teams.findByText('@Muster link K7QM2XWP')
    await user.click(teams.getByRole('button', { name: 'I have typed it' }))
    await teams.findByText(/Nobody has typed it yet/)
    world.chatAccount = { kind: 'TEAMS', name: '4781df4f', since: at(0), until: at(43200) }
    await user.click(teams.getByRole('button', { name: 'I have typed it' }))
    await teams.findByText(/Muster knows you in Microsoft Teams, until/)
    await user.click(teams.getByRole('button', { name: 'That is not me any more' }))
    await teams.findByText(/Muster does not know you in Microsoft Teams/)
  })

  it('does not say that nobody typed the code while that cannot be read', async () => {
    const world = new World()
    world.chatsOffered = ['TEAMS']
    const { user } = await openMuster(world, '/chat-account')
    await user.click(await screen.findByRole('button', { name: 'Get a code' }))
    await screen.findByText('@Muster link K7QM2XWP')
    server.use(http.get('*/api/chat-account', () => new HttpResponse(null, { status: 503 })))
    await user.click(screen.getByRole('button', { name: 'I have typed it' }))
    await screen.findByText('Muster could not answer')
    expect(screen.queryByText(/Nobody has typed it yet/)).toBeNull()
    screen.getByText('@Muster link K7QM2XWP')
  })

  it('is in one chat: Teams takes the place of Slack', async () => {
    const world = new World()
    world.chatsOffered = ['SLACK', 'TEAMS']
    world.chatAccount = { kind: 'SLACK', name: 'rosa', since: at(0), until: at(10) }
    await openMuster(world, '/chat-account')
    await screen.findByText(/takes the place of Slack/)
    screen.getByText(/In Slack you are rosa/)
  })

  it('is nowhere while no chat takes commands', async () => {
    const world = new World()
    world.chatsOffered = []
    await openMuster(world, '/chat-account')
    await screen.findByText(/No chat takes commands here/)
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
