import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const rowOf = async (name: string) => within((await screen.findByText(name)).closest('li') as HTMLElement)

describe('services', () => {
  it('shows how much hangs on each, who looks after it, what it needs and what is wrong with it', async () => {
    await openMuster(demoWorld('rosa'), '/services')
    const row = await rowOf('Checkout')
    row.getByText('Tier 1')
    row.getByText('Looked after by Payments')
    row.getByText('Needs payment-gateway')
    row.getByText('Needed by shop')
    expect(row.getByRole('link', { name: '1 open incident' }).getAttribute('href')).toBe('/incidents?q=checkout')
    expect(row.getByRole('link', { name: 'Dashboard' }).getAttribute('href')).toContain('grafana')
    expect(screen.queryByRole('button', { name: /Edit/ })).toBeNull()
  })

  it('tells who needs it through others when somebody wants to know', async () => {
    const { user } = await openMuster(demoWorld('rosa'), '/services')
    const row = await rowOf('payment-gateway')
    await user.click(row.getByText('Needed by checkout'))
    await row.findByText('shop (tier 1), through checkout')
  })

  it('finds by words, which stand in the address', async () => {
    const { user, router } = await openMuster(demoWorld('rosa'), '/services')
    await screen.findByText('Checkout')
    await user.type(screen.getByRole('textbox', { name: 'Name, owner or description' }), 'storefront')
    await user.click(screen.getByRole('button', { name: 'Search' }))
    await waitFor(() => expect(screen.queryByText('Checkout')).toBeNull())
    expect(router.state.location.search).toEqual({ q: 'storefront' })
  })

  it('lets a manager add what alerts name', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/services')
    await user.click(await screen.findByRole('button', { name: 'Add search to the catalogue' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect((dialog.getByRole('textbox', { name: 'Name' }) as HTMLInputElement).value).toBe('search')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'How much hangs on it' }), '2')
    await user.type(dialog.getByRole('textbox', { name: /What it needs/ }), 'index{enter}ranking')
    await user.click(dialog.getByRole('button', { name: 'Add' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.writes.at(-1)?.body).toEqual({
      name: 'search',
      tier: 2,
      dependsOn: ['index', 'ranking'],
      links: [],
    })
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Add search to the catalogue' })).toBeNull())
  })

  it('lets a manager change one and keeps what was not touched', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/services')
    await user.click(await screen.findByRole('button', { name: 'Edit checkout' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByRole('combobox', { name: 'How much hangs on it' }), '2')
    await user.click(dialog.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/services/catalog-service-checkout',
      version: '"0"',
      body: {
        tier: 2,
        displayName: 'Checkout',
        ownerTeam: 'Payments',
        links: [{ text: 'Dashboard', href: 'https://grafana.example/d/checkout' }],
      },
    })
  })

  it('lets a manager bring in a Backstage catalogue, after a look at what that does', async () => {
    const { user } = await openMuster(demoWorld('mina'), '/services')
    await user.click(await screen.findByRole('button', { name: 'Import…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'Entities' }), 'checkout ledger')
    await user.click(dialog.getByRole('button', { name: 'See what it does' }))
    const seen = within(await dialog.findByRole('list', { name: 'What becomes of each' }))
    expect(seen.getAllByRole('listitem').map(item => item.textContent)).toEqual([
      'checkout stays as it is. It does not say its tier, which is taken for 3.',
      'ledger is new. It does not say its tier, which is taken for 3.',
    ])
    expect(screen.queryByText('ledger', { selector: 'li li span' })).toBeNull()
    await user.click(dialog.getByRole('button', { name: 'Bring in 1 service' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await rowOf('ledger')
  })

  it('lets a manager take one out', async () => {
    const { user } = await openMuster(demoWorld('mina'), '/services')
    await user.click(await screen.findByRole('button', { name: 'Retire status-page' }))
    await user.click(await screen.findByRole('button', { name: 'Take it out' }))
    await waitFor(() => expect(screen.queryByText('status-page')).toBeNull())
  })

  it('says so when there is nothing, and leads to the matrix', async () => {
    const world = demoWorld('rosa')
    world.services = []
    world.uncatalogued = []
    const { user } = await openMuster(world, '/services')
    await screen.findByText(/No service is in the catalogue yet/)
    await screen.findByText(/Every service that is named somewhere/)
    await user.click(screen.getByRole('link', { name: 'How bad is an incident?' }))
    await screen.findByRole('heading', { name: 'How bad is an incident?' })
  })

  it('says what is wrong when it cannot be read', async () => {
    const world = demoWorld('rosa')
    world.services = undefined
    await openMuster(world, '/services')
    await screen.findByText('Not here')
  })
})
