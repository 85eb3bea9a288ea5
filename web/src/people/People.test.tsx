import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { World } from '../test/World'

describe('people and erasure', () => {
  it('lets an administrator ask for an erasure only after typing the name and a reason', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/people')
    await user.click(await screen.findByRole('button', { name: 'Erase Lena Leaver' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText(/214 events name them, in 17 incidents/)
    const ask = dialog.getByRole('button', { name: 'Ask for erasure' })
    expect(ask.hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /Why/ }), 'Request 2026-18')
    await user.type(dialog.getByRole('textbox', { name: /Type Lena Leaver/ }), 'Lena')
    expect(ask.hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /Type Lena Leaver/ }), ' Leaver')
    await user.click(ask)
    await waitFor(() => expect(world.writes).toHaveLength(1))
    expect(world.writes[0]?.body).toEqual({
      personId: '00000000-0000-4000-8000-000000000017',
      reason: 'Request 2026-18',
    })
    expect(world.writes[0]?.key).toBeTruthy()
  })

  it('warns that a person is under legal hold before anybody asks', async () => {
    const { user } = await openMuster(demoWorld('adam'), '/people')
    await user.click(await screen.findByRole('button', { name: 'Erase Ravi Rao' }))
    await screen.findByText(/Under legal hold: hold-4f2a91c7/)
  })

  it('lets a manager approve after typing the name, and shows how far it is', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/people')
    await screen.findByText('waits for a manager')
    expect(screen.queryByRole('button', { name: /Erase/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Approve…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /Type Lena Leaver/ }), 'Lena Leaver')
    await user.click(dialog.getByRole('button', { name: 'Destroy the key' }))
    await waitFor(() => expect(screen.queryByText('waits for a manager')).toBeNull())
    expect(world.writes[0]?.path).toBe('/api/erasures/erasure-00000000-0000-4000-8000-000000000017/approve')
  })

  it('lets a manager refuse with a reason, and set and lift holds', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/people')
    await user.click(await screen.findByRole('button', { name: 'Refuse…' }))
    let dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /Why is it refused/ }), 'still here')
    await user.click(dialog.getByRole('button', { name: 'Refuse' }))
    await screen.findByText('Reason: still here')
    await user.click(screen.getByRole('button', { name: 'Set a hold…' }))
    dialog = within(await screen.findByRole('dialog', { name: 'Set a legal hold' }))
    await user.type(dialog.getByRole('textbox', { name: 'Incident' }), 'INC-142')
    await user.type(dialog.getByRole('textbox', { name: /What is it for/ }), 'File 8')
    await user.click(dialog.getByRole('button', { name: 'Set the hold' }))
    await screen.findByText('Reason: File 8')
    await user.click(screen.getByRole('button', { name: 'Lift hold-4f2a91c7' }))
    dialog = within(await screen.findByRole('dialog', { name: 'Lift hold-4f2a91c7' }))
    await user.type(dialog.getByRole('textbox', { name: /Why is it no longer/ }), 'closed')
    await user.click(dialog.getByRole('button', { name: 'Lift the hold' }))
    await screen.findByText('Reason: closed')
  })

  it('shows an auditor everything and no button', async () => {
    await openMuster(demoWorld('aude'), '/people')
    await screen.findByText('hold-4f2a91c7')
    await screen.findByText('waits for a manager')
    for (const verb of ['Approve…', 'Refuse…', 'Set a hold…', 'Erase…']) {
      expect(screen.queryByRole('button', { name: verb })).toBeNull()
    }
  })

  it('says so when nothing is there', async () => {
    const world = new World()
    world.me = demoWorld('aude').me
    await openMuster(world, '/people')
    await screen.findByText('No erasure was ever asked for.')
    screen.getByText('Nothing is under legal hold.')
    screen.getByText('Nobody of that name stands in the log.')
  })

  it('is not for responders', async () => {
    await openMuster(demoWorld('rosa'), '/people')
    await screen.findByText(/the role administrator, manager, or auditor/)
  })
})
