// The page loads these when they are needed; here they are there at once, however slow the machine.
import '../page/PhaseDialog'
import './FollowedPlan'
import './ChangePlanDialog'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anIncidentPlan } from '../../test/builders'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

function world(who: 'rosa' | 'aude' | 'mina') {
  const made = demoWorld(who)
  made.incidentPlans.set('id-142', anIncidentPlan())
  return made
}

describe('the plan of an incident', () => {
  it('says why it is followed, that a newer version is there, who is missing and what is met', async () => {
    await openMuster(world('aude'), '/incidents/INC-142')
    const panel = within(await screen.findByRole('region', { name: 'Response plan' }))
    await panel.findByText(/version 1; version 2 was published since/)
    panel.getByText('Chosen by plan-choice/1: it is for brute-force-login.')
    panel.getByText('Nobody is liaison yet.')
    panel.getByText('Before Containment is left: 1 of 2')
    panel.getByRole('img', { name: 'Met' })
    expect(panel.queryByRole('button')).toBeNull()
  })

  it('is confirmed criterion by criterion, with what was seen', async () => {
    const made = world('rosa')
    const { user } = await openMuster(made, '/incidents/INC-142')
    await user.click(await screen.findByRole('button', { name: 'Confirm: Failed logins are as usual' }))
    await user.type(await screen.findByRole('textbox', { name: /What was seen/ }), 'Six a minute')
    await user.click(screen.getByRole('button', { name: 'Confirm' }))
    await waitFor(() => expect(made.writes.at(-1)?.path).toContain('/plan/criteria/usual/confirm'))
    expect(made.writes.at(-1)?.body).toEqual({ note: 'Six a minute' })
  })

  it('is changed for another one with a reason', async () => {
    const made = demoWorld('rosa')
    const { user } = await openMuster(made, '/incidents/INC-142')
    await screen.findByText(/No plan is followed/)
    await user.click(screen.getByRole('button', { name: 'Follow a plan…' }))
    const holding = made.plans?.find(({ row }) => row.version !== undefined)
    await screen.findByRole('option', { name: holding?.row.name ?? '' })
    await user.selectOptions(screen.getByRole('combobox', { name: 'Which plan?' }), holding?.row.id ?? '')
    await user.type(screen.getByRole('textbox', { name: /Why this one/ }), 'It is the login')
    await user.click(screen.getByRole('button', { name: 'Follow it' }))
    await waitFor(() =>
      expect(made.writes.at(-1)?.body).toEqual({ planId: holding?.row.id, reason: 'It is the login' }),
    )
  })

  it('holds up a change of phase until somebody says why it is left all the same', async () => {
    const made = world('rosa')
    const { user } = await openMuster(made, '/incidents/INC-142')
    await user.click(await screen.findByRole('button', { name: 'Advance to Eradication' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Advance to Eradication' }))
    const asked = within(await screen.findByRole('dialog', { name: 'The plan wants more to be so first' }))
    asked.getByText('Failed logins are as usual')
    await user.type(asked.getByRole('textbox', { name: /Why do you go on/ }), 'Known only tomorrow')
    await user.click(asked.getByRole('button', { name: 'Go on all the same' }))
    await waitFor(() =>
      expect(made.writes.at(-1)?.body).toEqual({ to: 'ERADICATION', overrideReason: 'Known only tomorrow' }),
    )
  })
})
