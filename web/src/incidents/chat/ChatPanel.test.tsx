// The page loads it when it is needed; here it is there at once, however slow the machine.
import '../page/LatePanel'

import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ChatOfIncident } from '../../api/types'
import { adam, anIncident, aude, ravi, session } from '../../test/builders'
import { openMuster } from '../../test/render'
import { World } from '../../test/World'

const room: NonNullable<ChatOfIncident['room']> = {
  kind: 'SLACK',
  name: 'inc-1-checkout',
  state: 'OPEN',
  url: 'https://acme.slack.com/archives/C1',
  uninvited: [{ person: ravi, reason: 'NOT_FOUND' }],
}

async function open(chat?: ChatOfIncident, more: Parameters<typeof anIncident>[1] = {}, me?: World['me']) {
  const world = new World()
  if (me) world.me = me
  const incident = world.add(anIncident(1, more))
  if (chat) world.chats.set(incident.id, chat)
  const { user } = await openMuster(world, '/incidents/INC-1')
  return { user, world, panel: () => screen.findByRole('region', { name: 'Chat' }) }
}

describe('the channel of an incident', () => {
  it('is where people talk, and says who is missing there and why', async () => {
    const { panel } = await open({ setUp: true, asked: false, room })
    const link = await within(await panel()).findByRole('link', { name: '#inc-1-checkout' })
    expect(link.getAttribute('href')).toBe('https://acme.slack.com/archives/C1')
    expect(link.getAttribute('rel')).toBe('noopener noreferrer')
    within(await panel()).getByText('Slack knows nobody by their e-mail address')
  })

  it('says what does not work and who can mend it', async () => {
    const { panel } = await open({
      setUp: true,
      asked: false,
      room: { ...room, state: 'OPENING', failure: 'Slack does not answer. Muster goes on trying.' },
    })
    expect((await within(await panel()).findByRole('alert')).textContent).toContain('Slack does not answer.')
  })

  it('is asked for where there is none', async () => {
    const { user, world, panel } = await open({ setUp: true, asked: false })
    await user.click(await within(await panel()).findByRole('button', { name: 'Open a channel' }))
    await screen.findByText('A channel is being made.')
    expect(world.writes.map(({ path }) => path)).toContain('/api/incidents/INC-1/chat')
  })

  it('is not waited for any more once the incident is closed', async () => {
    const { panel } = await open({ setUp: true, asked: true }, { phase: 'CLOSED' })
    await within(await panel()).findByText('There is no channel for this incident.')
    expect(screen.queryByText('A channel is being made.')).toBeNull()
  })

  it('is not asked for in a drill, which reaches nobody outside', async () => {
    const { panel } = await open({ setUp: true, asked: false }, { id: 'drill-d1.i1' })
    await within(await panel()).findByText(/A drill reaches nobody outside/)
    expect(screen.queryByRole('button', { name: 'Open a channel' })).toBeNull()
  })

  it('cannot be had while no chat is connected, and the panel says who can change that', async () => {
    const { panel } = await open()
    await within(await panel()).findByText(/An administrator can connect Slack/)
    expect(within(await panel()).queryByRole('button')).toBeNull()
  })

  it('is seen and not asked for by an auditor', async () => {
    const first = await open({ setUp: true, asked: false }, {}, session(aude, 'auditor'))
    await within(await first.panel()).findByText('There is no channel for this incident.')
    expect(screen.queryByRole('button', { name: 'Open a channel' })).toBeNull()
  })

  it('is no panel of an administrator', async () => {
    await open(undefined, {}, session(adam, 'admin'))
    await screen.findByRole('region', { name: 'Timeline' })
    expect(screen.queryByRole('region', { name: 'Chat' })).toBeNull()
  })
})
