import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const rowOf = async (text: string | RegExp) => within((await screen.findByText(text)).closest('li') as HTMLElement)

describe('silences', () => {
  it('shows what is quiet, until when, on whose word and why', async () => {
    const { user, router } = await openMuster(demoWorld('mina'), '/silences')
    ;(await rowOf('Patching the web servers')).getByText(/Rosa Reyes/)
    const weekly = await rowOf('Every Sunday the web servers are patched')
    weekly.getByText(/Saturday and Sunday at 02:00 for 2 hours \(Europe\/Berlin\)/)
    await user.click(screen.getByRole('radio', { name: 'Over' }))
    await screen.findByText(/Patched sooner than planned/)
    expect(router.state.location.search).toEqual({ state: 'OVER' })
    expect(screen.queryByRole('button', { name: 'End…' })).toBeNull()
  })

  it('lets a responder end one with a reason, and a manager one that comes back', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/silences')
    await screen.findByText('Every Sunday the web servers are patched')
    expect(screen.getAllByRole('button', { name: 'End…' })).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: 'End…' }))
    const verb = await screen.findByRole('button', { name: 'End it' })
    expect(verb).toHaveProperty('disabled', true)
    await user.type(screen.getByRole('textbox', { name: /Why does it end/ }), 'Patched')
    await user.click(verb)
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/silences/sil-1/end'))
    expect(world.writes.at(-1)?.body).toEqual({ reason: 'Patched' })
    await waitFor(() => expect(screen.queryByText('Patching the web servers')).toBeNull())
  })

  it('makes one, with what it would have silenced beside it', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/silences/new?labels=%7B%22service%22%3A%22checkout%22%7D')
    await screen.findByText('It would have silenced 14 alerts; 1 fires now.')
    screen.getByText(/3 incidents would not have been opened/)
    expect(screen.queryByRole('radio', { name: 'Every week' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Add a condition' }))
    screen.getByText(/It would have silenced 14/)
    await user.type(screen.getByRole('combobox', { name: 'Label of condition 2' }), 'host')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Comparison of condition 2' }), 'matches')
    await user.type(screen.getByRole('textbox', { name: 'Value of condition 2' }), 'web-.*')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Lasts' }), '2 hours')
    await user.type(screen.getByRole('textbox', { name: /Why does nobody/ }), 'Patching')
    await user.click(screen.getByRole('button', { name: 'Silence' }))
    await screen.findByRole('heading', { name: 'Silences' })
    const body = world.writes.at(-1)?.body as { matchers: unknown; until: string; reason: string; from?: string }
    expect(body.matchers).toEqual([
      { label: 'service', operator: 'EQUAL', value: 'checkout' },
      { label: 'host', operator: 'MATCH', value: 'web-.*' },
    ])
    expect(body.from).toBeUndefined()
    const minutes = (Date.parse(body.until) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(118)
    expect(minutes).toBeLessThan(122)
  })

  it('lets a manager have one come back', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/silences/new?labels=%7B%22service%22%3A%22checkout%22%7D')
    await user.click(await screen.findByRole('radio', { name: 'Every week' }))
    await user.click(screen.getByRole('checkbox', { name: 'Sunday' }))
    await user.click(screen.getByRole('checkbox', { name: 'Monday' }))
    await user.type(screen.getByLabelText(/Last date/), '2027-03-28')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Time zone' }), 'Europe/Berlin')
    await user.type(screen.getByRole('textbox', { name: /Why does nobody/ }), 'Patching')
    await user.click(screen.getByRole('button', { name: 'Silence' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/silences'))
    const body = world.writes.at(-1)?.body as { weekly: Record<string, unknown> }
    expect(body.weekly).toMatchObject({
      days: ['MONDAY', 'SUNDAY'],
      start: '02:00',
      minutes: 120,
      zone: 'Europe/Berlin',
      last: '2027-03-28',
    })
  })

  it('says what is wrong with conditions before anything is written', async () => {
    const world = demoWorld('rosa')
    await openMuster(world, '/silences/new?labels=%7B%22name%22%3A%22.*%22%7D')
    await screen.findByText(/would silence every alert/)
    expect(world.writes).toEqual([])
  })

  it('is read by auditors, who make none', async () => {
    await openMuster(demoWorld('aude'), '/silences')
    await screen.findByText('Patching the web servers')
    expect(screen.queryByRole('link', { name: 'New silence…' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'End…' })).toBeNull()
  })

  it('says when nothing is silenced, and when that cannot be read', async () => {
    const world = demoWorld('rosa')
    world.silences = []
    const { unmount } = await openMuster(world, '/silences')
    await screen.findByText('Nothing is silenced now. Every alert calls.')
    unmount()
    world.silences = undefined
    await openMuster(world, '/silences')
    await screen.findByText('Not here')
  })
})
