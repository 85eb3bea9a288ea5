import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

const panel = async (name: string) => within(await screen.findByRole('region', { name }))

describe('escalation policies', () => {
  it('are listed on the on-call page with what they are for', async () => {
    const { user } = await openMuster(demoWorld('mina'), '/on-call')
    const list = await panel('Escalation policies')
    await list.findByText('payments and checkout')
    list.getByText('2 levels, repeated 2 times · Version 3')
    await user.click(list.getByRole('link', { name: 'Payments' }))
    await screen.findByRole('heading', { level: 1, name: 'Escalation policy Payments' })
  })

  it('say in words whom they call and when to who may not change them, and whom they would call', async () => {
    await openMuster(demoWorld('rosa'), '/on-call/policies/payments')
    const policy = await panel('Policy')
    await policy.findByText(/Whoever is on call on Payments, around the clock; then waits 5 minutes/)
    policy.getByText('Only for SEV1 or SEV2, on Monday and Tuesday, from 08:00 to 20:00 (Europe/Berlin)')
    policy.getByText(/one in turn of: Everybody of the team Payments; then waits 10 minutes/)
    policy.getByText(/gives no sign is asked: SEV1 after 30 minutes. Without an answer within 5 minutes/)
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull()
    const would = await panel('Whom it would call')
    expect(await would.findAllByText('passed over')).toHaveLength(2)
    would.getByText('Rosa Reyes')
    policy.getByText('It is gone through again 2 times')
    would.getByText('Then it begins again: 1 more round')
    would.getByText('Level 2, round 2')
  })

  it('are written level by level, and published as what was looked at', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/policies/payments')
    const second = within(await screen.findByRole('group', { name: 'Level 2' }))
    await user.click(await second.findByRole('button', { name: /^Take Everybody of the team Payments out of level 2/ }))
    expect(screen.getByRole('button', { name: 'Publish' })).toHaveProperty('disabled', true)
    await second.findByRole('option', { name: 'Ravi Rao' })
    await user.selectOptions(second.getByLabelText('Add to level 2'), 'Ravi Rao')
    await user.selectOptions(second.getByLabelText('When it is called'), 'Only for some severities or hours')
    await user.click(await second.findByRole('checkbox', { name: 'SEV3' }))
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/on-call/policies/payments',
        body: {
          name: 'Payments',
          services: ['payments', 'checkout'],
          levels: [
            { ackTimeoutSeconds: 300, only: { severities: ['SEV1', 'SEV2'], zone: 'Europe/Berlin', from: '08:00' } },
            { targets: [{ kind: 'PERSON' }], calling: 'IN_TURN', only: { severities: ['SEV3'], days: [] } },
          ],
        },
      }),
    )
  })

  it('are gone through again as often as is chosen, in what is published and in what is tried', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/policies/payments')
    const again = await screen.findByLabelText('If nobody acknowledges')
    expect(again).toHaveProperty('value', '2')
    await user.selectOptions(again, 'It is gone through again 9 times')
    await user.click((await panel('Tried on last month’s incidents')).getByRole('button', { name: 'Try it on them' }))
    await screen.findByText('14 incidents looked at.')
    await waitFor(() => expect(world.duty.asked).toMatchObject({ preview: { repeat: 9 }, hindsight: { repeat: 9 } }))
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toHaveProperty('repeat', 9))
  })

  it('say when whoever acknowledged is asked whether they are still on it, and ask nobody without a time', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/policies/payments')
    const lapse = within(await screen.findByRole('group', { name: 'Still on it?' }))
    const would = await panel('Whom it would call')
    await would.findByText(/is asked after 30 minutes without a sign, has 5 minutes to answer/)
    await user.clear(lapse.getByLabelText('SEV1: minutes without a sign'))
    expect(screen.getByRole('button', { name: 'Publish' })).toHaveProperty('disabled', true)
    await user.type(lapse.getByLabelText('SEV2: minutes without a sign'), '45')
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        body: { ackTimeout: { after: [{ severity: 'SEV2', seconds: 2700 }], answerWithinSeconds: 300 } },
      }),
    )
  })

  it('ask nobody once it is unticked', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/policies/payments')
    await user.click(await screen.findByRole('checkbox', { name: /^Ask whoever acknowledged/ }))
    await (await panel('Whom it would call')).findByText('Whoever acknowledges is not asked again: it stays theirs.')
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toHaveProperty('levels'))
    expect(world.writes.at(-1)?.body).not.toHaveProperty('ackTimeout')
  })

  it('are tried on last month’s incidents, and say who would have been spared and missed', async () => {
    const { user } = await openMuster(demoWorld('mina'), '/on-call/policies/payments')
    const tried = await panel('Tried on last month’s incidents')
    await user.click(tried.getByRole('button', { name: 'Try it on them' }))
    await tried.findByText('14 incidents looked at.')
    tried.getByText('7 calls saved, 2 calls more. 1 incident taken on by somebody who would not have been called.')
    tried.getByText('not called: Ravi Rao')
    tried.getByText('called: Rosa Reyes')
    expect(tried.getByRole('link', { name: 'INC-131' }).getAttribute('href')).toBe('/incidents/INC-131')
  })

  it('say so when last month cannot be looked at', async () => {
    const world = demoWorld('mina')
    world.duty.hindsight = undefined
    const { user } = await openMuster(world, '/on-call/policies/payments')
    const tried = await panel('Tried on last month’s incidents')
    await user.click(tried.getByRole('button', { name: 'Try it on them' }))
    await tried.findByRole('alert')
  })

  it('are not tried by administrators, who are told of no incident', async () => {
    await openMuster(demoWorld('adam'), '/on-call/policies/payments')
    await panel('Whom it would call')
    expect(screen.queryByRole('region', { name: 'Tried on last month’s incidents' })).toBeNull()
  })

  it('can be new, for managers alone', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/policies/new')
    await user.type(await screen.findByLabelText(/^Id/), 'search')
    await user.type(screen.getByLabelText(/^Name/), 'Search')
    await user.selectOptions(screen.getByLabelText('Add to level 1'), 'Rosa Reyes')
    await user.click(screen.getByRole('button', { name: 'Publish' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/on-call/policies/search'))
  })

  it('cannot be made by responders, and say so when they cannot be read or are not there', async () => {
    await openMuster(demoWorld('rosa'), '/on-call/policies/new')
    expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull()
    await screen.findByRole('alert')
  })

  it('are missed loudly where there is none', async () => {
    const world = demoWorld('mina')
    world.duty.policies = []
    await openMuster(world, '/on-call')
    await screen.findByText('There is no escalation policy yet: an incident would page nobody.')
  })
})
