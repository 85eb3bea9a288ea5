// The page loads it when it is needed; here it is there at once, however slow the machine.
import '../page/LatePanel'

import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { StakeholderUpdates } from '../../api/types'
import { adam, anIncident, session } from '../../test/builders'
import { openMuster } from '../../test/render'
import { anUpdate, aStatusPage, someUpdates } from '../../test/updates'
import { World } from '../../test/World'

async function open(updates: StakeholderUpdates, me?: World['me']) {
  const world = new World()
  if (me) world.me = me
  const incident = world.add(anIncident(1))
  world.telling.updates.set(incident.id, updates)
  const { user } = await openMuster(world, '/incidents/INC-1')
  return { user, world, panel: () => screen.findByRole('region', { name: 'Stakeholder updates' }) }
}

describe('stakeholder updates of an incident', () => {
  it('begin with a draft, are sent to the audiences chosen, and wait where one asks for approval', async () => {
    const { user, world, panel } = await open(someUpdates())
    await user.click(await within(await panel()).findByRole('button', { name: 'Write an update…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByDisplayValue('INVESTIGATING: card payments fail')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'How far is it?' }), 'MONITORING')
    await dialog.findByDisplayValue('MONITORING: card payments fail')
    await user.click(dialog.getByRole('button', { name: 'Ask for approval' }))
    await within(await panel()).findByText('Waits for approval')
    expect(world.writes[0]?.body).toMatchObject({
      kind: 'MONITORING',
      audienceIds: ['audience-1'],
      text: 'It began at 24 Nov 2026 03:12 UTC.',
    })
  })

  it('go to nobody while nobody is chosen, and of a private incident only when that is confirmed', async () => {
    const { user, panel } = await open(someUpdates({ isPrivate: true }))
    await user.click(await within(await panel()).findByRole('button', { name: 'Write an update…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByDisplayValue('INVESTIGATING: card payments fail')
    const send = () => dialog.getByRole('button', { name: 'Ask for approval' }) as HTMLButtonElement
    expect(send().disabled).toBe(true)
    await user.click(dialog.getByRole('checkbox', { name: /This incident is private/ }))
    expect(send().disabled).toBe(false)
    await user.click(dialog.getByRole('checkbox', { name: /^customers/ }))
    expect((dialog.getByRole('button', { name: 'Send' }) as HTMLButtonElement).disabled).toBe(true)
  })

  it('are approved or declined by somebody who did not write them', async () => {
    const waiting = anUpdate({ state: 'WAITS', deliveries: [], canDecide: true, canDecline: true })
    const { user, world, panel } = await open(someUpdates({ updates: [waiting] }))
    await user.click(await within(await panel()).findByRole('button', { name: 'Decline update 1' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox'), 'It names a customer.')
    await user.click(dialog.getByRole('button', { name: 'Do not send it' }))
    await within(await panel()).findByText('Because: It names a customer.')
    expect(world.writes[0]?.path).toBe('/api/incidents/INC-1/updates/1/decline')
  })

  it('tell whom they reached, and who could not be', async () => {
    const [sent] = anUpdate().deliveries
    if (!sent) throw new Error('the sample has a delivery')
    const failed = { ...sent, id: 'r-2', to: 'cto@customer.example', outcome: 'FAILED' as const, detail: 'refused' }
    const { panel } = await open(someUpdates({ updates: [anUpdate({ deliveries: [sent, failed] })] }))
    await within(await panel()).findByText('1 recipient could not be reached', { exact: false })
    within(await panel()).getByText('1 of 2 recipients reached')
  })

  it('say why there are none: a drill, or nobody who hears of these services', async () => {
    const { panel } = await open(someUpdates({ inDrill: true }))
    await within(await panel()).findByText('A drill reaches nobody outside, so no update is sent of it.')
    expect(within(await panel()).queryByRole('button', { name: 'Write an update…' })).toBeNull()
  })

  it('are put where anybody can read them, with how the services are', async () => {
    const { user, world, panel } = await open(someUpdates({ updates: [anUpdate()] }))
    world.telling.statusPage = aStatusPage()
    await user.click(await within(await panel()).findByRole('button', { name: 'Put update 1 on the status page' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(await dialog.findByRole('combobox', { name: 'Shop' }), 'Does not work')
    await user.click(dialog.getByRole('button', { name: 'Put it on the page' }))
    await within(await panel()).findByText('on the status page', { exact: false })
    expect(world.writes[0]?.body).toEqual({ impacts: [{ service: 'checkout', status: 'MAJOR_OUTAGE' }] })
  })

  it('are not shown to an administrator', async () => {
    await open(someUpdates(), session(adam, 'admin'))
    await screen.findByRole('region', { name: 'Details' }).catch(() => undefined)
    expect(screen.queryByRole('region', { name: 'Stakeholder updates' })).toBeNull()
  })
})
