import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { mina } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const panel = async (name: string) => within(await screen.findByRole('region', { name }))
const file = (text: string) => new File([text], 'export.json', { type: 'application/json' })

describe('taking over what another tool exported', () => {
  it('shows first what comes over, what does not, and why, and then takes it over', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call')
    await user.click(await screen.findByRole('link', { name: 'Import' }))
    await user.upload(await screen.findByLabelText('Choose a file…'), file('{"schedules": []}'))
    await screen.findByRole('button', { name: 'export.json' })
    await user.click(await screen.findByRole('button', { name: 'See what comes over' }))
    const plan = await panel('What comes over')
    await plan.findByText('Schedule: Payments')
    plan.getByText('Comes over to the minute · new')
    plan.getByText('Does not come over · nothing is written')
    plan.getByText(/gone through again 9 times at most/)
    expect(world.writes).toHaveLength(0)

    const people = await panel('Who they are here')
    await people.findAllByRole('option', { name: 'Mina Moreau' })
    await user.selectOptions(people.getByRole('combobox', { name: 'Who Gone Away is here' }), mina.id)
    await user.type(plan.getByRole('textbox', { name: 'For these services' }), 'payments, checkout')
    expect(screen.getByRole('button', { name: 'Take it over' })).toHaveProperty('disabled', true)
    screen.getByText(/look again before you take it over/)
    await user.click(screen.getByRole('button', { name: 'See what comes over' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Take it over' })).toHaveProperty('disabled', false))
    await user.click(screen.getByRole('button', { name: 'Take it over' }))
    await (await panel('What was taken over')).findByText('Comes over to the minute · made')
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/on-call/imports/apply',
        body: {
          source: 'PAGERDUTY',
          export: { schedules: [] },
          people: { PGONE01: mina.id },
          policyServices: { EPAY: ['payments', 'checkout'] },
        },
      }),
    )
  })

  it('says so when a file is no export', async () => {
    const { user } = await openMuster(demoWorld('mina'), '/on-call/import')
    await user.upload(await screen.findByLabelText('Choose a file…'), file('[1]'))
    await screen.findByText('export.json holds no JSON object.')
    expect(screen.getByRole('button', { name: 'See what comes over' })).toHaveProperty('disabled', true)
  })

  it('is not for responders', async () => {
    await openMuster(demoWorld('rosa'), '/on-call/import')
    await screen.findByText('Not yours to see')
  })
})
