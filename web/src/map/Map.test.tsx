import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aMap } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { matching, pictureOf, reach } from './graph'
import { laidOut } from './layout'

describe('the dependency map', () => {
  it('tells who is hit when a place fails, whose that is, and who says so', async () => {
    const { user } = await openMuster(demoWorld('rosa'), '/services/map')
    const list = within(await screen.findByRole('list', { name: 'Places on the map' }))
    const all = list.getAllByRole('button')
    expect(all).toHaveLength(40)
    expect(all[0]?.textContent).toContain('2 open incidents')
    await user.type(screen.getByRole('textbox', { name: 'Name, team or project' }), 'service-7')
    await user.click(await list.findByRole('button', { name: /service-7/ }))
    const details = within(await screen.findByRole('region', { name: 'service-7' }))
    details.getByText('Hit when it fails (3):')
    details.getByText(/service-3, service-1,? and service-0/)
    details.getByText(/Looked after by Team . \(/)
    await user.click(details.getByText(/Who says so/))
    details.getByText(/service-3 needs service-7 \(63 % sure\)/)
    expect(details.getAllByText(/Compose file shop\/compose.yaml:6/).length).toBeGreaterThan(0)
  })

  it('is centred on a place, which stands in the address, and shows everything again', async () => {
    const { user, router } = await openMuster(demoWorld('aude'), '/services/map')
    const list = within(await screen.findByRole('list', { name: 'Places on the map' }))
    await user.click(list.getByRole('button', { name: /^service-3 ?S/ }))
    await user.click(await screen.findByRole('button', { name: 'Centre here' }))
    await screen.findByText('Two steps around service-3')
    expect(router.state.location.search).toEqual({ around: 'service-3' })
    await user.click(screen.getByRole('link', { name: 'Show everything' }))
    await screen.findByText('Everything that is known to need something')
  })

  it('lets a manager bring in a file after a look at what it says', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/services/map')
    await user.click(await screen.findByRole('button', { name: 'Bring in a file…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'Where it is from' }), 'shop/compose.yaml')
    await user.type(dialog.getByRole('textbox', { name: 'The file' }), 'nothing')
    await user.click(dialog.getByRole('button', { name: 'See what it says' }))
    expect((await dialog.findAllByText(/no Compose file/)).length).toBeGreaterThan(0)
    await user.clear(dialog.getByRole('textbox', { name: 'The file' }))
    await user.type(dialog.getByRole('textbox', { name: 'The file' }), 'services:')
    await user.click(dialog.getByRole('button', { name: 'See what it says' }))
    await dialog.findByText(/web needs api \(80 % sure\)/)
    await user.click(dialog.getByRole('button', { name: 'Bring it in' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.writes.at(-1)?.body).toMatchObject({ source: 'COMPOSE', origin: 'shop/compose.yaml', preview: false })
  })

  it('offers no import to whom it would be refused, and says what is wrong', async () => {
    const world = demoWorld('rosa')
    world.map = undefined
    await openMuster(world, '/services/map')
    await screen.findByText('Not here')
    expect(screen.queryByRole('button', { name: 'Bring in a file…' })).toBeNull()
  })

  it('says so when nothing is known', async () => {
    const world = demoWorld('rosa')
    world.map = aMap(0)
    await openMuster(world, '/services/map')
    await screen.findByText(/Nothing is known yet/)
  })
})

describe('many places', () => {
  const { nodes, edges } = aMap(500)

  it('are put together by team until one is opened', () => {
    const folded = pictureOf(nodes, edges, new Set())
    expect(folded.drawn.length).toBeLessThan(60)
    expect(folded.drawn.reduce((sum, { members }) => sum + (members?.length ?? 1), 0)).toBe(500)
    const opened = pictureOf(nodes, edges, new Set(['Team A']))
    expect(opened.drawn.filter(({ node }) => node?.ownerTeam === 'Team A').length).toBeGreaterThan(3)
    const laid = laidOut(opened)
    expect(laid.places.size).toBe(opened.drawn.length)
    expect(laid.lines.every(({ path }) => path.startsWith('M'))).toBe(true)
  })

  it('are walked without what somebody denied, and circles end', () => {
    const edge = (from: string, to: string, denied = false) => ({
      from,
      to,
      denied,
      confidence: 90,
      lastSeen: '2026-11-27T00:00:00Z',
      sources: [],
    })
    const circle = [edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('d', 'c', true)]
    expect(reach('c', circle, 'up')).toEqual([
      { name: 'b', hops: 1 },
      { name: 'a', hops: 2 },
    ])
    expect(reach('d', circle, 'down')).toEqual([])
  })

  it('are found by words, those in trouble first', () => {
    expect(matching(nodes, '')[0]?.openIncidents).toBe(2)
    expect(matching(nodes, 'team b').length).toBeGreaterThan(5)
  })
})
