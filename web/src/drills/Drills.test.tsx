import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { drillOf } from '../domain/drill'
import { anIncident } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { aDrill } from '../test/drills'
import { openMuster } from '../test/render'
import { World } from '../test/World'

describe('drills', () => {
  it('are listed with how far they are, and started by a manager', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/prepare/drills')
    await screen.findByText('Running: minute 12 of 180.')
    await user.click(await screen.findByRole('button', { name: 'Start the drill Ransomware' }))
    await user.selectOptions(await screen.findByLabelText('How does its time go on?'), '10')
    await user.click(screen.getByRole('button', { name: 'Start the drill' }))
    await screen.findByRole('heading', { name: 'Drill: Ransomware' })
    expect(world.writes.at(-1)).toMatchObject({ path: '/api/drills', body: { scenario: 'ransomware', speed: 10 } })
  })

  it('show what happened and how it went, with the evidence', async () => {
    await openMuster(demoWorld('rosa'), '/prepare/drills/drill-1')
    await screen.findByText('30 of 60 points')
    screen.getByText('Somebody reads a note on a screen.')
    screen.getByText('A message of alertmanager came in, and was answered 202.')
    screen.getByText('In the log at #101 and #110.')
    screen.getByText('Clocks met')
    screen.getByText(/drill: not sent/)
    expect(screen.getByRole('link', { name: 'INC-160' }).getAttribute('href')).toContain('INC-160')
    expect(screen.queryByText(/To come in minute 25/)).toBeNull()
    expect(screen.queryByRole('button', { name: 'Move on' })).toBeNull()
  })

  it('are moved on to the next step, ended, and broken off with a reason', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/prepare/drills/drill-1')
    await screen.findByText('To come in minute 25: backup-login (a message)')
    await user.click(screen.getByRole('button', { name: 'Move on' }))
    await screen.findByText(/Running: minute 25 of 180/)
    expect(world.writes.at(-1)?.body).toEqual({ minute: 25 })
    await user.click(screen.getByRole('button', { name: 'Break off…' }))
    await user.type(await screen.findByLabelText(/Why is it broken off/), 'A real one began')
    await user.click(screen.getByRole('button', { name: 'Break off' }))
    await screen.findByText(/Broken off in minute 25/)
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ reason: 'A real one began' }))
  })

  it('mark their incidents wherever these are shown', async () => {
    const world = demoWorld('rosa')
    world.drills = [aDrill('drill-1')]
    world.add(anIncident(160, { id: 'drill-1.a', title: 'Files were renamed' }))
    await openMuster(world, '/incidents/INC-160')
    const mark = await screen.findByRole('link', { name: 'Drill: to its scorecard' })
    expect(mark.getAttribute('href')).toContain('/prepare/drills/drill-1')
    expect(drillOf('drill-1.a')).toBe('drill-1')
    expect(drillOf('drill-1')).toBeUndefined()
    expect(drillOf('0b5f')).toBeUndefined()
  })

  it('are offered where none was held yet', async () => {
    await openMuster(new World(), '/prepare/drills')
    await screen.findByText(/No drill was held yet/)
    await screen.findByText('Takes 180 minutes of its own time, in 7 steps.')
  })
})
