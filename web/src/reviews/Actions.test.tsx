import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const rowWith = async (text: string) => within((await screen.findByText(text)).closest('li') as HTMLElement)

describe('action items', () => {
  it('of all incidents say what is overdue, who has it and what it strengthens', async () => {
    await openMuster(demoWorld('rosa'), '/action-items')
    await screen.findByText('3 action items, 1 of them overdue.')
    const late = await rowWith('Renew certificates by a machine')
    late.getByText(/overdue since/)
    late.getByText('Rosa Reyes (you)')
    late.getByText('Strengthens ISO 27001 A.8.9 and NIST CSF 2.0 PR.PS')
    expect(late.getByRole('link', { name: 'Taught by INC-97' }).getAttribute('href')).toContain('/reviews/INC-97')
  })

  it('are filtered in the URL, and the table asks the same', async () => {
    const { user, router } = await openMuster(demoWorld('rosa'), '/action-items')
    await user.click(await screen.findByRole('checkbox', { name: 'Only mine' }))
    await waitFor(() => expect(screen.queryByText('Choose the size of the pool')).toBeNull())
    await user.click(screen.getByRole('checkbox', { name: 'Only overdue' }))
    await expect.poll(() => router.state.location.search).toEqual({ mine: true, overdue: true })
    const table = screen.getByRole('link', { name: 'As a table (CSV)' }).getAttribute('href')
    expect(table).toBe('/api/action-items.csv?overdue=true&owner=me')
    await user.selectOptions(screen.getByRole('combobox', { name: 'How far they are' }), 'Dropped')
    await screen.findByText('No action item is like that.')
  })

  it('are verified by somebody else, who sees what should prove it', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/reviews/INC-138')
    await user.click(await screen.findByRole('button', { name: 'Verify: Watch how many payments are refused' }))
    const dialog = within(await screen.findByRole('dialog'))
    dialog.getByText(/The alert fires in staging/)
    await user.type(dialog.getByRole('textbox', { name: /What did you see that proves it/ }), 'It fired')
    await user.click(dialog.getByRole('button', { name: 'Verified' }))
    await screen.findByText(/It fired/)
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/reviews/INC-138/actions/a-2/state',
      body: { to: 'VERIFIED', reason: 'It fired' },
    })
  })

  it('are named with owner, day, control and proof', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/reviews/INC-141')
    await user.click(await screen.findByRole('button', { name: 'Add an action item' }))
    await user.type(screen.getByRole('textbox', { name: /What has to be done/ }), 'Limit the pool')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Owner' }), 'Rosa Reyes')
    await user.type(screen.getByLabelText('Due by the end of'), '2026-12-15')
    await user.type(screen.getByRole('textbox', { name: 'What will prove it' }), 'A test')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    const row = await rowWith('Limit the pool')
    row.getByText('Rosa Reyes (you)')
    expect(world.writes.at(-1)?.body).toMatchObject({
      title: 'Limit the pool',
      ownerName: 'Rosa Reyes',
      due: new Date('2026-12-15T23:59:59').toISOString(),
      controls: [],
      proof: 'A test',
    })
    await user.click(row.getByRole('button', { name: 'Edit Limit the pool' }))
    await user.type(screen.getByRole('textbox', { name: /What has to be done/ }), ' to 20')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Limit the pool to 20')
    expect(world.writes.at(-1)?.body).toMatchObject({ version: 1, title: 'Limit the pool to 20' })
  }, 20_000)

  it('are dropped and opened again with a reason', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/action-items')
    await user.click(await screen.findByRole('button', { name: 'Drop: Choose the size of the pool' }))
    await user.type(await screen.findByRole('textbox', { name: /Why is it not going to be done/ }), 'It grows itself')
    await user.click(screen.getByRole('button', { name: 'Drop it' }))
    const row = await rowWith('Choose the size of the pool')
    await row.findByText(/It grows itself/)
    row.getByRole('button', { name: 'Open again: Choose the size of the pool' })
  })

  it('are only read by auditors, and say when there are none', async () => {
    const world = demoWorld('aude')
    const { unmount } = await openMuster(world, '/action-items')
    await screen.findByText('Renew certificates by a machine')
    expect(screen.queryByRole('button', { name: /Done|Drop|Verify|Edit/ })).toBeNull()
    unmount()
    const empty = demoWorld('rosa')
    empty.learning.actions = []
    await openMuster(empty, '/action-items')
    await screen.findByText(/There is no action item/)
  })
})
