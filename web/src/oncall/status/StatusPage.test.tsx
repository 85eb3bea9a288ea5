import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'
import { noTelling } from '../../test/updates'

describe('the status page', () => {
  it('is laid out by a manager, one service a line with what the public calls it', async () => {
    const world = demoWorld('mina')
    world.telling.statusPage = noTelling().statusPage
    const { user } = await openMuster(world, '/on-call')
    await user.click(await screen.findByRole('link', { name: 'Status page' }))
    await screen.findByText('There is no status page. Lay one out, and anybody can read it.')
    await user.click(screen.getByRole('button', { name: 'Lay it out…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /^Title/ }), 'Example status')
    await user.type(dialog.getByRole('textbox', { name: 'Components' }), 'checkout | Shop | Web')
    await user.click(dialog.getByRole('button', { name: 'Let anybody read it' }))
    await screen.findByText('12 subscribers')
    expect(world.writes[0]?.body).toEqual({
      title: 'Example status',
      intro: '',
      components: [{ service: 'checkout', name: 'Shop', group: 'Web' }],
    })
  })

  it('announces planned work, meant in UTC, and withdraws it', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/on-call/status-page')
    await user.click(await screen.findByRole('button', { name: 'Announce…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /^What is done/ }), 'New database')
    await user.type(dialog.getByLabelText(/^Begins/), '2026-12-01T02:00')
    await user.type(dialog.getByLabelText(/^Ends/), '2026-12-01T03:00')
    await user.click(dialog.getByRole('button', { name: 'Announce it' }))
    await user.click(await screen.findByRole('button', { name: 'Withdraw New database' }))
    await screen.findByText('Nothing is announced.')
    expect(world.writes[0]?.body).toMatchObject({ from: '2026-12-01T02:00:00.000Z', until: '2026-12-01T03:00:00.000Z' })
  })

  it('offers a responder nothing to press', async () => {
    await openMuster(demoWorld('rosa'), '/on-call/status-page')
    await screen.findByText('Example status')
    expect(screen.queryByRole('button', { name: 'Change…' })).toBeNull()
  })
})
