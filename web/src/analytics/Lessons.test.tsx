import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { someLessons } from '../test/analytics'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { World } from '../test/World'

describe('lessons', () => {
  it('say what contributed again, to which incidents, and what was done against it', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/lessons')
    const theme = within(await screen.findByRole('article', { name: 'Database connections ran out under load' }))
    theme.getByText(/3 incidents, 18.8% of those reviewed/)
    expect(theme.getAllByRole('link', { name: 'INC-97' })[0]?.getAttribute('href')).toBe('/incidents/INC-97')
    theme.getByText('Services: checkout 3, ledger 1')
    theme.getByText(/Sep 2026: 1 · Oct 2026: 0 · Nov 2026: 2/)
    theme.getByText(/No clear change: 1 of 8 reviewed in the first half of the time, 2 of 8 in the second/)
    theme.getByText(/It came again after something was done/)
    theme.getByText('affected checkout')
    await user.click(theme.getByText('Against it: 1 of 2 action items done'))
    theme.getByText(/Make the pool larger: done on time/)
    theme.getByText(/\[erased\]: overdue/)
    await user.click(theme.getByText('What 3 reviews say'))
    theme.getByText(/The connection pool of the database was too small \(Design\)/)
    screen.getByText(/1 factor has been erased/)
  })

  it('say when all that was to be done against something was dropped', async () => {
    const world = demoWorld('rosa')
    const lessons = someLessons()
    for (const action of lessons.themes[0]?.actions ?? []) action.outcome = 'DROPPED'
    world.analytics.lessons = lessons
    await openMuster(world, '/lessons')
    await screen.findByText('Against it: every action item was dropped')
  })

  it('say after what more incidents begin than chance explains', async () => {
    await openMuster(demoWorld('aude'), '/lessons')
    const begins = within(await screen.findByRole('region', { name: 'When incidents begin' }))
    await begins.findByText('opened within an hour after a deployment of checkout')
    begins.getByText(/6 of 14 \(42.9%\); usual is 1.4%; chance alone: below 0.1 %/)
    begins.getByRole('link', { name: 'INC-140' })
  })

  it('are of a year unless something else is chosen, and there as a table', async () => {
    const world = demoWorld('mina')
    const { user, router } = await openMuster(world, '/lessons')
    await screen.findByRole('article')
    const year = Date.parse(world.analytics.asked.at(-1)?.get('from') ?? '')
    await user.click(screen.getByRole('radio', { name: '90 days' }))
    await expect.poll(() => router.state.location.search).toEqual({ days: 90 })
    const csv = screen.getByRole('link', { name: 'Lessons as CSV' }).getAttribute('href') ?? ''
    expect(csv).toMatch(/^\/api\/analytics\/lessons.csv\?from=/)
    const quarter = Date.parse(new URL(csv, 'https://muster.example').searchParams.get('from') ?? '')
    expect((quarter - year) / 86_400_000).toBe(365 - 90)
  })

  it('say so when nothing was published', async () => {
    await openMuster(new World(), '/lessons')
    await screen.findByText('No review of an incident of this time is published yet.')
    screen.getByText('Nothing that chance could not explain.')
  })
})
