import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { rosa } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const policy = async (name: string) =>
  within((await screen.findByText(name, { selector: 'li span' })).closest('li') as HTMLElement)

describe('readiness', () => {
  it('is reached from the on-call page', async () => {
    const { user } = await openMuster(demoWorld('rosa'), '/on-call')
    await user.click(await screen.findByRole('link', { name: 'Readiness' }))
    await screen.findByRole('heading', { level: 1, name: 'Readiness' })
  })

  it('shows the first counter-example of each policy, why, who is told, and on how many days', async () => {
    await openMuster(demoWorld('aude'), '/on-call/readiness')
    const payments = await policy('Payments')
    payments.getByText('At times nobody is reached')
    expect(payments.getAllByText(/nobody is reached/).length).toBeGreaterThan(1)
    payments.getByText('And 13 more stretches. Mina Moreau can mend it, and is told each day.')
    payments.getByText(/^On 28 of 90 days at some time nobody is reached/)
    expect(payments.getAllByRole('link', { name: 'Payments, around the clock' }).length).toBeGreaterThan(0)
    const standard = await policy('Default policy')
    standard.getByText('Always reached, by one channel')
  })

  it('says honestly what a working channel is, and which services nobody is paged for', async () => {
    await openMuster(demoWorld('rosa'), '/on-call/readiness')
    await screen.findByText(/reaches people by e-mail alone/)
    screen.getByText(/No escalation policy is for ledger-export/)
  })

  it('lets people try their own address, and managers anybody’s', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/on-call/readiness')
    await user.click(await screen.findByRole('button', { name: 'Send Rosa Reyes a test message' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/on-call/readiness/tests',
        body: { personId: rosa.id },
      }),
    )
  })

  it('shows auditors no button', async () => {
    await openMuster(demoWorld('aude'), '/on-call/readiness')
    await policy('Search')
    expect(screen.queryByRole('button', { name: /test message/ })).toBeNull()
  })

  it('says so when it cannot be read, and where there is no policy', async () => {
    const world = demoWorld('rosa')
    const { readiness } = world.duty
    world.duty.readiness = readiness && { ...readiness, policies: [] }
    await openMuster(world, '/on-call/readiness')
    await screen.findByText(/No escalation policy exists yet/)
  })
})
