import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anIncident, ravi, session } from '../../test/builders'
import { openMuster } from '../../test/render'
import { World } from '../../test/World'

function twoIncidents(): World {
  const world = new World()
  world.add(anIncident(1, { title: 'Checkout fails', severity: 'SEV1' }))
  world.add(anIncident(2, { title: 'Search is slow', severity: 'SEV3' }))
  return world
}

describe('the incident list', () => {
  it('shows the worst first', async () => {
    await openMuster(twoIncidents(), '/incidents')
    await screen.findByText('Search is slow')
    const titles = screen.getAllByRole('link', { name: /INC-/ }).map(link => link.textContent)
    expect(titles).toEqual(['INC-1 Checkout fails', 'INC-2 Search is slow'])
  })

  it('keeps the filter in the address', async () => {
    const { user, router } = await openMuster(twoIncidents(), '/incidents')
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Severity' }), 'SEV3')
    await waitFor(() => expect(router.state.location.search).toEqual({ severity: 'SEV3' }))
    await waitFor(() => expect(screen.queryByText('Checkout fails')).toBeNull())
    await screen.findByText('Search is slow')
  })

  it('reads the filter from the address and ignores what it does not know', async () => {
    await openMuster(twoIncidents(), '/incidents?severity=SEV1&state=HAPPY')
    await screen.findByText('Checkout fails')
    expect(screen.queryByText('Search is slow')).toBeNull()
  })

  it('names the filters when nothing matches, and clears them', async () => {
    const { user } = await openMuster(twoIncidents(), '/incidents?severity=SEV2&q=disk')
    await screen.findByText('No incident matches severity SEV2 and “disk”.')
    await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement)
    await screen.findByText('Checkout fails')
  })

  it('is walked with j and k and opened with Enter', async () => {
    const { user, router } = await openMuster(twoIncidents(), '/incidents')
    await screen.findByText('Search is slow')
    await user.keyboard('j')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('INC-1'))
    await user.keyboard('j')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('INC-2'))
    await user.keyboard('k')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('INC-1'))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/incidents/INC-1'))
  })

  it('focuses the search with a slash', async () => {
    const { user } = await openMuster(twoIncidents(), '/incidents')
    await screen.findByText('Search is slow')
    await user.keyboard('/')
    expect(document.activeElement).toBe(screen.getByRole('searchbox'))
  })

  it('changes a row where it stands when the stream tells of it', async () => {
    const world = twoIncidents()
    const { stream } = await openMuster(world, '/incidents')
    await screen.findByText('Search is slow')
    const incident = world.find('INC-2')
    if (!incident) throw new Error('the story needs it')
    const next = world.record(
      incident,
      'incident.severity-changed',
      'made it worse',
      { severity: 'SEV1' },
      {},
      session(ravi),
    )
    stream.incident(next, 'incident.severity-changed')
    await waitFor(() => expect(screen.getAllByText('SEV1', { selector: '[data-severity]' })).toHaveLength(2))
    const titles = screen.getAllByRole('link', { name: /INC-/ }).map(link => link.textContent)
    expect(titles).toEqual(['INC-1 Checkout fails', 'INC-2 Search is slow'])
  })

  it('lets new incidents wait while a row has the focus', async () => {
    const world = twoIncidents()
    const { user, stream } = await openMuster(world, '/incidents')
    await screen.findByText('Search is slow')
    await user.keyboard('j')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('INC-1'))
    stream.incident(world.add(anIncident(3, { title: 'Brand new' })), 'incident.opened')
    const waiting = await screen.findByRole('button', { name: '1 new incident' })
    expect(screen.queryByText('Brand new')).toBeNull()
    await user.click(waiting)
    await screen.findByText('Brand new')
  })

  it('keeps only the rows in sight on the page, however many there are', async () => {
    const world = new World()
    for (let number = 1; number <= 300; number++) world.add(anIncident(number))
    await openMuster(world, '/incidents')
    await waitFor(() => expect(screen.getAllByRole('link', { name: /INC-/ }).length).toBeGreaterThan(10))
    expect(screen.getAllByRole('link', { name: /INC-/ }).length).toBeLessThanOrEqual(60)
  })
})
