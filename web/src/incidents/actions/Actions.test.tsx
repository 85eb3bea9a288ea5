// The page loads these when they are needed; here they are there at once, however slow the machine.
import '../page/LatePanel'
import '../runs/FollowedRun'
import './ProposeDialog'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aRun } from '../../test/builders'
import { demoWorld } from '../../test/demoWorld'
import { aGuardedAction } from '../../test/guardedActions'
import { openMuster } from '../../test/render'

const panel = async () => within(await screen.findByRole('region', { name: 'Actions' }))
const waiting = async () => within(await (await panel()).findByRole('article', { name: /203\.0\.113\.7/ }))
const unknown = async () => within(await (await panel()).findByRole('article', { name: /198\.51\.100\.9/ }))

describe('guarded actions', () => {
  it('say what the target would do, who may feel it, and why somebody else has to approve', async () => {
    await openMuster(demoWorld('mina'), '/incidents/INC-142')
    const action = await waiting()
    action.getByText('“One rule more”')
    action.getByText(/2 more may feel it: checkout \(tier 1\) and blog/)
    action.getByText(/this target marks it as dangerous and a service of tier 1 may feel it/)
    action.getByText('It is undone 60 minutes after it began.')
  })

  it('begin once somebody who did not propose them has approved', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await waiting()).getByRole('button', { name: 'Approve and begin' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Approve the action' }))
    await user.click(dialog.getByRole('button', { name: 'Approve and begin' }))
    await waitFor(() =>
      expect(world.writes.at(-1)?.path).toBe('/api/incidents/INC-142/guarded-actions/action-1/approve'),
    )
    expect(world.writes.at(-1)?.key).toBeTruthy()
  })

  it('are not offered for approval to whoever proposed them', async () => {
    const world = demoWorld('rosa')
    const [mine] = world.acting.actions.get('id-142') ?? []
    world.acting.actions.set('id-142', [
      aGuardedAction('action-1', { may: { ...(mine as typeof mine & object).may, approve: false } }),
    ])
    await openMuster(world, '/incidents/INC-142')
    const action = await waiting()
    action.getByText('You proposed it, so somebody else has to approve it.')
    expect(action.queryByRole('button', { name: 'Approve and begin' })).toBeNull()
  })

  it('whose outcome nobody knows wait for a person who looked', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    const action = await unknown()
    action.getByText('Outcome unknown')
    await user.click(action.getByRole('button', { name: 'Say how it stands…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'How the action stands' }))
    await user.type(dialog.getByRole('textbox', { name: /What did you see/ }), 'The rule is there')
    expect(dialog.getByRole('button', { name: 'Record it' }).hasAttribute('disabled')).toBe(true)
    await user.click(dialog.getByRole('radio', { name: 'It holds' }))
    await user.click(dialog.getByRole('button', { name: 'Record it' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ inEffect: true, note: 'The rule is there' }))
  })

  it('are proposed with what they are told, for how long and why', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await panel()).getByRole('button', { name: 'Propose an action…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Propose an action' }))
    await dialog.findByRole('option', { name: 'Edge firewall' })
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Where?' }), 'Edge firewall')
    await user.selectOptions(
      dialog.getByRole('combobox', { name: 'What is to be done?' }),
      'Block an address (somebody else approves it)',
    )
    await user.type(dialog.getByRole('textbox', { name: /Address or network/ }), '203.0.113.8')
    await user.type(dialog.getByRole('textbox', { name: 'Undo after' }), '30')
    await user.type(dialog.getByRole('textbox', { name: /What is it good for/ }), 'It tries passwords')
    await user.click(dialog.getByRole('button', { name: 'Propose' }))
    await waitFor(() =>
      expect(world.writes.at(-1)?.body).toEqual({
        targetId: 'action-target-edge',
        kind: 'BLOCK_ADDRESS',
        parameters: [{ name: 'address', value: '203.0.113.8' }],
        reason: 'It tries passwords',
        undoAfterMinutes: 30,
      }),
    )
  })

  it('are not proposed while nobody can say where they can be taken', async () => {
    const world = demoWorld('rosa')
    world.acting.targets = undefined
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await panel()).getByRole('button', { name: 'Propose an action…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Propose an action' }))
    await dialog.findByRole('alert')
    expect(dialog.getByRole('button', { name: 'Propose' }).hasAttribute('disabled')).toBe(true)
  })

  it('are proposed from the step of a runbook that asks for them, and told of there', async () => {
    const world = demoWorld('rosa')
    const run = aRun('run-of-inc-142-a')
    const steps = run.steps.map((step, place) => ({ ...step, atHand: place === 3 }))
    world.runs.set('id-142', [{ ...run, steps }])
    const step = { runId: run.id, stepId: steps[3]?.step.id ?? '' }
    world.acting.actions.set('id-142', [aGuardedAction('action-1', { stage: 'IN_EFFECT', step })])
    const { user } = await openMuster(world, '/incidents/INC-142')
    const runbook = within(await screen.findByRole('region', { name: 'Disk full' }))
    await runbook.findByText('Block an address 203.0.113.7: Done')
    await user.click(runbook.getByRole('button', { name: 'Propose an action…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Propose an action' }))
    await dialog.findByRole('option', { name: 'Edge firewall' })
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Where?' }), 'Edge firewall')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'What is to be done?' }), 'Revoke a key')
    await user.type(dialog.getByRole('textbox', { name: /The key’s id/ }), 'deploy')
    await user.click(dialog.getByRole('button', { name: 'Propose' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toMatchObject({ kind: 'REVOKE_KEY', step }))
  })

  it('are read by an auditor, who can do nothing with them', async () => {
    const world = demoWorld('aude')
    const nothing = { approve: false, order: false, dryRun: false, callOff: false, undo: false, settle: false }
    world.acting.actions.set('id-142', [aGuardedAction('action-1', { may: nothing })])
    await openMuster(world, '/incidents/INC-142')
    const action = await waiting()
    expect(action.queryByRole('button', { name: /Approve|Call off|Try again/ })).toBeNull()
    expect((await panel()).queryByRole('button', { name: 'Propose an action…' })).toBeNull()
  })
})
