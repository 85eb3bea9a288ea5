import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ravi, rosa } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { World } from '../test/World'

const rowWith = async (name: string) =>
  within((await screen.findAllByText(name)).map(found => found.closest('li')).find(Boolean) as HTMLElement)

describe('training', () => {
  it('shows what is missing, lapsed and due, and what each role requires', async () => {
    await openMuster(demoWorld('rosa'), '/prepare/training')
    await screen.findByText('1 missing, 1 lapsed, 1 due within 30 days, 0 valid.')
    const ravi = await rowWith('Ravi Rao')
    ravi.getByText('Incident commander (required of a commander and deputy)')
    ravi.getByText('Missing: nothing is on record.')
    screen.getByText('Due soon: it holds until 2026-12-01.')
    screen.getByText('Lapsed: it held until 2026-01-01.')
    expect(screen.queryByRole('button', { name: /Change what is required/ })).toBeNull()
    expect(screen.queryByRole('button', { name: /Withdraw/ })).toBeNull()
  })

  it('is narrowed down by the address, and the table with it', async () => {
    const { user, router } = await openMuster(demoWorld('aude'), '/prepare/training?state=MISSING')
    await rowWith('Ravi Rao')
    expect(screen.queryByText('First aid')).toBeNull()
    expect(screen.getByRole('link', { name: 'Table (CSV)' }).getAttribute('href')).toBe(
      '/api/training.csv?state=MISSING',
    )
    await user.click(screen.getByRole('checkbox', { name: 'Only mine' }))
    await screen.findByText('Nothing is like that.')
    expect(router.state.location.search).toEqual({ state: 'MISSING', mine: true })
    expect(screen.queryByRole('button', { name: 'Record a training…' })).toBeNull()
  })

  it('is recorded by responders for themselves', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare/training')
    await user.click(await screen.findByRole('button', { name: 'Record a training…' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.queryByLabelText('Who was trained?')).toBeNull()
    await user.type(dialog.getByLabelText(/In what/), 'First aid')
    await user.type(dialog.getByLabelText(/Completed on/), '2026-01-05')
    await user.click(dialog.getByRole('button', { name: 'Record' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/training-records',
        body: { course: 'First aid', doneOn: '2026-01-05', validMonths: 12 },
      }),
    )
  })

  it('is withdrawn by a manager with a reason, and required of those who may be given a role', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/prepare/training')
    await user.click(await screen.findByRole('button', { name: /Withdraw what is on record of Rosa/ }))
    await user.type(await screen.findByLabelText(/What was wrong with it/), 'Another Rosa')
    await user.click(screen.getByRole('button', { name: 'Withdraw' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ reason: 'Another Rosa' }))
    await user.click(await screen.findByRole('button', { name: 'Change what is required: Commander' }))
    await user.click(await screen.findByRole('button', { name: 'Require' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/training-requirements/COMMANDER',
        body: { courses: ['Incident commander'], people: [ravi, rosa] },
      }),
    )
  })

  it('says so where nothing is on record', async () => {
    const world = new World()
    await openMuster(world, '/prepare/training')
    await screen.findByText('Nothing is on record and nothing is required yet.')
  })
})
