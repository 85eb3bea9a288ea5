import { act, render, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { makeRouter } from '../routes'
import { anIncident, aude, mina, rosa, session } from '../test/builders'
import { handlersFor } from '../test/handlers'
import { openMuster } from '../test/render'
import { server } from '../test/server'
import { World } from '../test/World'
import { App } from './App'
import { makeQueries, Providers } from './Providers'

const railOf = () =>
  within(screen.getByRole('navigation', { name: 'Main' }))
    .getAllByRole('link')
    .map(link => link.textContent)

describe('the shell', () => {
  it('hides from the rail what a role cannot open', async () => {
    const world = new World()
    const responder = await openMuster(world, '/on-call')
    expect(railOf()).toEqual([
      'Now',
      'Incidents',
      'Alerts',
      'Changes',
      'Services',
      'On-call',
      'Silences',
      'Noise',
      'Reports',
      'Prepare',
      'Reviews',
      'Analytics',
      'Compliance',
    ])
    responder.unmount()

    world.me = session(mina, 'admin')
    const administrator = await openMuster(world, '/on-call')
    expect(railOf()).toEqual([
      'Incidents',
      'Alerts',
      'Services',
      'On-call',
      'Silences',
      'Noise',
      'People & erasure',
      'Integrations',
    ])
    administrator.unmount()

    world.me = session(aude, 'auditor')
    await openMuster(world, '/on-call')
    expect(railOf()).toEqual([
      'Incidents',
      'Alerts',
      'Changes',
      'Services',
      'On-call',
      'Silences',
      'Noise',
      'Prepare',
      'Reviews',
      'Analytics',
      'Compliance',
      'People & erasure',
    ])
    expect(screen.queryByRole('button', { name: 'Declare incident' })).toBeNull()
  })

  it('offers the sign-in to whoever is not signed in, and leads back to the page they wanted', async () => {
    history.replaceState(null, '', '/incidents/INC-7?panel=roles')
    const world = new World()
    world.me = null
    server.use(...handlersFor(world))
    const queries = makeQueries(0)
    render(
      <Providers queries={queries}>
        <App router={makeRouter()} queries={queries} />
      </Providers>,
    )
    const link = await screen.findByRole('link', { name: 'Sign in' })
    expect(link.getAttribute('href')).toBe('/login?returnTo=%2Fincidents%2FINC-7%3Fpanel%3Droles')
    history.replaceState(null, '', '/')
  })

  it('says which role opens a page that mine does not', async () => {
    const world = new World()
    world.me = session(mina, 'admin')
    await openMuster(world, '/compliance')
    await screen.findByText('This needs the role auditor, manager, or responder.')
  })

  it('says that live updates stopped after 30 seconds of silence, and stops saying so when they are back', async () => {
    const { stream } = await openMuster(new World(), '/on-call')
    await screen.findByText('Live')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    act(() => stream.beat())
    act(() => {
      vi.advanceTimersByTime(30_000)
    })
    expect(screen.getByText(/Live updates stopped .* retrying/)).toBeTruthy()
    expect(screen.getByText('Not live')).toBeTruthy()
    act(() => stream.beat())
    expect(screen.queryByText(/Live updates stopped/)).toBeNull()
  })

  it('refetches what is on screen when too much was missed', async () => {
    const world = new World()
    const { stream } = await openMuster(world, '/incidents')
    await screen.findByText(/No incident has been declared/)
    world.add(anIncident(1, { title: 'Missed meanwhile' }))
    stream.say('resync')
    await screen.findByText('Missed meanwhile')
  })

  it('goes to another page with two keys', async () => {
    const { user, router } = await openMuster(new World(), '/')
    await screen.findByText('Nothing needs you.')
    await user.keyboard('gi')
    await waitFor(() => expect(router.state.location.pathname).toBe('/incidents'))
  })

  it('leaves letters alone when they are switched off', async () => {
    localStorage.setItem('muster.letters', 'off')
    const { user, router } = await openMuster(new World(), '/')
    await screen.findByText('Nothing needs you.')
    await user.keyboard('gi')
    // What comes after it is there: whoever went elsewhere would have gone by then.
    await user.keyboard('{Control>}k{/Control}')
    await screen.findByPlaceholderText(/Find an incident/)
    expect(router.state.location.pathname).toBe('/')
  })

  it('finds an incident and opens it from the palette', async () => {
    const world = new World()
    world.add(anIncident(7, { title: 'Search is slow' }))
    const { user, router } = await openMuster(world, '/on-call')
    await screen.findByRole('heading', { name: 'On-call' })
    await user.keyboard('{Control>}k{/Control}slow')
    expect(screen.getByPlaceholderText<HTMLInputElement>(/Find an incident/).value).toBe('slow')
    await user.click(await screen.findByText(/Search is slow/))
    await waitFor(() => expect(router.state.location.pathname).toBe('/incidents/INC-7'))
  })

  it('fails in one panel only', async () => {
    const world = new World()
    world.add(anIncident(1, { roles: { SCRIBE: { ...rosa, since: '2025-10-02T01:00:00Z' } } }))
    server.use(...handlersFor(world))
    const broken = http.get('*/api/pages/mine', () =>
      HttpResponse.json({ title: 'Out of order', status: 503 }, { status: 503 }),
    )
    vi.spyOn(server, 'use').mockImplementationOnce((...handlers) => server.resetHandlers(broken, ...handlers))
    await openMuster(world, '/')
    await screen.findByText('Out of order')
    await screen.findByText('Scribe')
  })

  it('logs in over the page when the session dies, with everything typed kept and sent once', async () => {
    const world = new World()
    world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    const field = await screen.findByRole('textbox', { name: 'Note' })
    await user.type(field, 'Rolled back')

    const me = world.me
    world.me = null
    await user.click(screen.getByRole('button', { name: 'Add note' }))
    const dialog = await screen.findByRole('dialog', { name: 'Your session has ended' })
    expect((field as HTMLTextAreaElement).value).toBe('Rolled back')
    expect(localStorage.getItem(`muster.draft.${rosa.id}note id-1`)).toContain('Rolled back')

    world.me = me
    await user.click(within(dialog).getByRole('button', { name: 'I have signed in' }))
    await screen.findByText('Rolled back', { selector: 'span' })
    const notes = world.writes.filter(({ path }) => path.endsWith('/notes'))
    expect(notes).toHaveLength(1)
    expect((field as HTMLTextAreaElement).value).toBe('')
  })
})
