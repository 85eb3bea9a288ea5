import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aChange } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const rowOf = async (summary: string) => within((await screen.findByText(summary)).closest('li') as HTMLElement)

describe('changes', () => {
  it('shows what was changed, by whom and what became of it', async () => {
    await openMuster(demoWorld('rosa'), '/changes')
    const row = await rowOf('Deployment of checkout to production')
    row.getByText(/Deployment · checkout · v1.42.0 · production · by rosa · reported by Shop on GitHub/)
    row.getByText(/failed/)
    expect(row.getByRole('link', { name: 'Log' }).getAttribute('href')).toBe('https://ci.example/1')
    ;(await rowOf('Cache prices')).getByText(/Push/)
  })

  it('keeps to a service and a time, which stand in the address', async () => {
    const { user, router } = await openMuster(demoWorld('rosa'), '/changes')
    await screen.findByText('Cache prices')
    await user.type(screen.getByRole('textbox', { name: 'Service' }), 'checkout')
    await user.click(screen.getByRole('button', { name: 'Show' }))
    await waitFor(() => expect(screen.queryByText('Cache prices')).toBeNull())
    await screen.findByText('Deployment of checkout to production')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Time' }), 'hour')
    await waitFor(() => expect(router.state.location.search).toEqual({ service: 'checkout', span: 'hour' }))
  })

  it('shows more when asked', async () => {
    const world = demoWorld('rosa')
    world.changes = Array.from({ length: 60 }, (_, n) => aChange(`c${n}`, { summary: `Change ${n}` }))
    const { user } = await openMuster(world, '/changes')
    await screen.findByText('Change 49')
    expect(screen.queryByText('Change 50')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Load more' }))
    await screen.findByText('Change 59')
  })

  it('says so when there is nothing', async () => {
    const world = demoWorld('rosa')
    world.changes = []
    await openMuster(world, '/changes')
    await screen.findByText(/No tool has reported a change yet/)
  })

  it('says what is wrong when it cannot be read', async () => {
    const world = demoWorld('rosa')
    world.changes = undefined
    await openMuster(world, '/changes')
    await screen.findByText('Not here')
  })

  it('is not for administrators', async () => {
    await openMuster(demoWorld('adam'), '/changes')
    await screen.findByText(/the role/)
  })
})
