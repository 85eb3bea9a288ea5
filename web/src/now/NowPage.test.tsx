import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anIncident, aPage, aShift, mina, rosa, session } from '../test/builders'
import { openMuster } from '../test/render'
import { World } from '../test/World'

describe('Now', () => {
  it('lets a page be acknowledged with one key', async () => {
    const world = new World()
    world.myPages = [aPage(world.add(anIncident(1)))]
    const { user } = await openMuster(world, '/')
    await screen.findByRole('button', { name: 'Acknowledge' })

    await user.keyboard('a')

    await screen.findByText('Nothing needs you.')
    expect(world.writes).toMatchObject([{ method: 'POST', path: '/api/incidents/INC-1/acknowledge' }])
    expect(world.writes[0]?.key).toBeTruthy()
  })

  it('lets what is handed to me be accepted, and a question be answered', async () => {
    const world = new World()
    world.myPages = [
      aPage(world.add(anIncident(1)), { asks: 'ACCEPT', giver: mina }),
      aPage(world.add(anIncident(2)), { asks: 'STILL_ON' }),
    ]
    const { user } = await openMuster(world, '/')
    await screen.findByText(`${mina.name} hands it over to you`)

    await user.click(screen.getByRole('button', { name: 'Accept' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull())
    await user.click(screen.getByRole('button', { name: 'Yes, still on it' }))

    await screen.findByText('Nothing needs you.')
    expect(world.writes).toMatchObject([
      { method: 'POST', path: '/api/incidents/INC-1/hand-over/accept' },
      { method: 'POST', path: '/api/incidents/INC-2/still-on-it' },
    ])
  })

  it('opens the incident where only a deed answers: a role nobody has, a rule that has me called, a report', async () => {
    const world = new World()
    world.myPages = [
      aPage(world.add(anIncident(1)), { asks: 'TAKE_ROLE', role: 'COMMANDER' }),
      aPage(world.add(anIncident(2)), { asks: 'LOOK' }),
      aPage(world.add(anIncident(3)), { asks: 'REPORT' }),
    ]
    await openMuster(world, '/')
    await screen.findByText('Nobody is commander')
    await screen.findByText('An automation rule has you called')
    await screen.findByText('The time for a report to an authority runs out')
    expect(screen.getByRole('link', { name: 'Open INC-1' }).getAttribute('href')).toBe('/incidents/INC-1')
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull()
  })

  it('puts the number of waiting pages into the title of the tab', async () => {
    const world = new World()
    world.myPages = [aPage(world.add(anIncident(1))), aPage(world.add(anIncident(2)))]
    await openMuster(world, '/')
    await waitFor(() => expect(document.title).toBe('(2) Now · Muster'))
  })

  it('says who is on call when nothing needs me', async () => {
    const world = new World()
    world.onCall = [aShift()]
    await openMuster(world, '/')
    await screen.findByText(/On call now: Rosa Reyes and Ravi Rao\./)
  })

  it('shows a new page as soon as the stream tells of it', async () => {
    const world = new World()
    const { stream } = await openMuster(world, '/')
    await screen.findByText('Nothing needs you.')

    const incident = world.add(anIncident(7, { title: 'Search is slow' }))
    world.myPages = [aPage(incident)]
    stream.say('page', {})

    await screen.findByRole('link', { name: /Search is slow/ })
  })

  it('shows my roles in open incidents', async () => {
    const world = new World()
    world.add(anIncident(1, { roles: { SCRIBE: { ...rosa, since: '2025-10-02T01:00:00Z' } } }))
    world.add(anIncident(2, { title: 'Not mine' }))
    await openMuster(world, '/')
    const panel = await screen.findByRole('region', { name: 'My roles in open incidents' })
    expect(await within(panel).findByText('Scribe')).toBeTruthy()
    expect(within(panel).queryByText('Not mine')).toBeNull()
  })

  it('shows what nobody has taken, once, and not what somebody has', async () => {
    const world = new World()
    world.myPages = [aPage(world.add(anIncident(1, { title: 'Paged to me' })))]
    world.add(anIncident(2, { title: 'Nobody answered' }))
    world.add(anIncident(3, { title: 'Taken', state: 'ACKNOWLEDGED' }))
    await openMuster(world, '/')
    const panel = await screen.findByRole('region', { name: 'Nobody has taken these' })
    within(panel).getByText('Nobody answered')
    expect(within(panel).queryByText('Paged to me')).toBeNull()
    expect(within(panel).queryByText('Taken')).toBeNull()
  })

  it('shows a manager the open SEV1 and SEV2', async () => {
    const world = new World()
    world.me = session(mina, 'manager')
    world.add(anIncident(1, { severity: 'SEV1', title: 'Nobody can log in' }))
    world.add(anIncident(2, { severity: 'SEV4', title: 'A typo' }))
    await openMuster(world, '/')
    const panel = await screen.findByRole('region', { name: 'Open SEV1 and SEV2' })
    await within(panel).findByText('Nobody can log in')
    expect(within(panel).queryByText('A typo')).toBeNull()
  })
})
