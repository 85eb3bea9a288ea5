import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { World } from '../test/World'

describe('analytics', () => {
  it('say each time with its count, percentiles and definition', async () => {
    await openMuster(demoWorld('mina'), '/analytics')
    const figures = within(await within(await screen.findByRole('region', { name: 'Times' })).findByRole('table'))
    const resolve = await figures.findByRole('link', { name: 'Show the trend and the incidents of time to resolve' })
    expect(resolve.textContent).toBe('Time to resolve (MTTR)')
    const cells = within(resolve.closest('tr') as HTMLElement).getAllByRole('cell')
    expect(cells.map(cell => cell.textContent)).toEqual([
      '20',
      '48m 0s',
      '38m 24s to 1h 2m',
      '2h 24m',
      '3h 12m',
      '1h 7m',
    ])
    figures.getByText(/Time to resolve, as the definition says. Read from incident.opened, incident.resolved./)
  })

  it('open to the trend and the incidents of a time, and of a group', async () => {
    const world = demoWorld('mina')
    const { user, router } = await openMuster(world, '/analytics?days=365')
    await user.click(
      await screen.findByRole('link', { name: 'Show the trend and the incidents of time to acknowledge' }),
    )
    const trend = within(await screen.findByRole('region', { name: 'Trend: time to acknowledge' }))
    await trend.findByText(/Shorter since 2026-10-19: the median went from 1h 5m to 35m 0s/)
    trend.getByRole('img', { name: /Median time to acknowledge of 12 stretches/ })
    expect(trend.getAllByRole('row')).toHaveLength(13)
    const behind = within(screen.getByRole('region', { name: 'Incidents counted: time to acknowledge' }))
    expect((await behind.findByRole('link', { name: 'INC-142' })).getAttribute('href')).toBe('/incidents/INC-142')

    await user.selectOptions(screen.getByRole('combobox', { name: 'Compare by' }), 'Team')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Compare by' }), 'Service')
    await user.click(
      await within(screen.getByRole('region', { name: 'Compared' })).findByRole('link', { name: 'Only checkout' }),
    )
    await screen.findByRole('button', { name: 'Take away the choice of service' })
    expect(router.state.location.search).toEqual({
      days: 365,
      metric: 'ACKNOWLEDGE',
      by: 'SERVICE',
      service: 'checkout',
    })
    expect(world.analytics.asked.at(-1)?.get('service')).toBe('checkout')
    const csv = screen.getByRole('link', { name: 'Incidents as CSV' }).getAttribute('href') ?? ''
    expect(csv).toContain('/incidents.csv?')
    expect(csv).toContain('service=checkout&metric=ACKNOWLEDGE')

    await user.click(screen.getByRole('button', { name: 'Take away the choice of service' }))
    await expect.poll(() => router.state.location.search).not.toHaveProperty('service')
  })

  it('say what comes back and which action items are late', async () => {
    await openMuster(demoWorld('aude'), '/analytics')
    const again = within(await screen.findByRole('region', { name: 'What comes back' }))
    await again.findByText('checkout: a deployment of checkout')
    again.getByRole('link', { name: 'INC-140' })
    const actions = within(screen.getByRole('region', { name: 'Action items' }))
    actions.getByText('9 action items were due in this time.')
    actions.getByRole('link', { name: 'INC-131' })
  })

  it('say what deployments broke, whom incidents called out, and what was for nothing', async () => {
    await openMuster(demoWorld('mina'), '/analytics?service=checkout')
    const deployments = within(await screen.findByRole('region', { name: 'Deployments' }))
    await deployments.findByText('Change failure rate 6.3%: 3 of 48 deployments caused an incident.')
    deployments.getByRole('link', { name: 'INC-142' })
    const load = within(screen.getByRole('region', { name: 'On-call load' }))
    await load.findByText('42 pages, 11 of them by night; 23 hours interrupted.')
    load.getByText('People spent 61.5 hours, which cost 4,920 EUR.')
    load.getByText(/Fairness .*: 0.31/)
    expect(load.getAllByRole('row')).toHaveLength(3)
    expect(load.getByRole('link', { name: 'On-call load as CSV' }).getAttribute('href')).toMatch(
      /^\/api\/analytics\/load.csv\?.*service=checkout/,
    )
    const noise = within(screen.getByRole('region', { name: 'For nothing' }))
    await noise.findByText(/25%: 4 of 16 incidents of alerts were over before anybody did anything/)
  })

  it('do not tell a responder who was called how often', async () => {
    await openMuster(demoWorld('rosa'), '/analytics')
    await screen.findByRole('region', { name: 'Deployments' })
    expect(screen.queryByRole('region', { name: 'On-call load' })).toBeNull()
  })

  it('say so when nothing happened, and count drills apart', async () => {
    const world = new World()
    const { user } = await openMuster(world, '/analytics')
    await screen.findByText('No incident was opened in this time.')
    expect(screen.queryByRole('region', { name: /Trend/ })).toBeNull()
    screen.getByText('No action item was due in this time.')
    await user.click(screen.getByRole('radio', { name: 'Drills' }))
    await expect.poll(() => world.analytics.asked.at(-1)?.get('drills')).toBe('true')
  })

  it('are not for an administrator', async () => {
    await openMuster(demoWorld('adam'), '/incidents')
    await screen.findByRole('navigation', { name: 'Main' })
    expect(screen.queryByRole('link', { name: 'Analytics' })).toBeNull()
  })
})
