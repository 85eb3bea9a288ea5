// The page loads these when they are needed; here they are there at once, however slow the machine.
import '../incidents/runs/FollowedRun'
import '../incidents/runs/StartRunDialog'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

describe('runbooks', () => {
  it('are listed beside the plans and adopted by one click', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare')
    await screen.findByRole('link', { name: 'Disk full' })
    await user.click(await screen.findByRole('button', { name: 'Adopt the runbook Denial of service as a draft' }))
    await screen.findByRole('heading', { name: 'Denial of service' })
    expect(world.writes.at(-1)?.path).toBe('/api/runbook-templates/ddos/adopt')
  })

  it('say their steps, where answers lead and what they are told', async () => {
    await openMuster(demoWorld('aude'), '/prepare/runbooks/runbook-disk-full')
    await screen.findByText('Yes → step 4')
    screen.getByText('No → the end')
    screen.getByText('Wait 2 h:')
    screen.getByText(/unless said: 7/)
    expect(screen.queryByRole('button', { name: 'Change…' })).toBeNull()
  })

  it('are written with what they say, or which lines will not do, beside the text', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare/runbooks/new')
    await screen.findByText('Wait 2 h:')
    const text = screen.getByRole('textbox', { name: /Text/ })
    await user.clear(text)
    await user.type(text, '# A{enter}## Look here')
    await screen.findByText(/Line 3: Begin the step with/)
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ text: '# A\n## Look here' }))
  })
})

describe('a run in an incident', () => {
  it('shows what was done by whom, and which step is next', async () => {
    await openMuster(demoWorld('aude'), '/incidents/INC-142')
    const panel = within(await screen.findByRole('region', { name: 'Runbooks' }))
    await panel.findByText(/1 of 4 steps/)
    panel.getByText(/no route to host/)
    expect(panel.getByText('are old logs on it?', { exact: false }).closest('[aria-current=step]')).not.toBeNull()
    expect(panel.queryByRole('button', { name: 'Yes' })).toBeNull()
  })

  it('goes on by an answer, or past a step with a reason', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    const panel = within(await screen.findByRole('region', { name: 'Runbooks' }))
    await user.click(await panel.findByRole('button', { name: 'Yes' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toContain('/steps/logs/done'))
    expect(world.writes.at(-1)?.body).toEqual({ answer: 'Yes' })
    await user.click(panel.getByRole('button', { name: 'Leave out…' }))
    await user.type(await screen.findByRole('textbox', { name: /Why is it left out/ }), 'No logs here')
    await user.click(screen.getByRole('button', { name: 'Leave it out' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ reason: 'No logs here' }))
    expect(world.writes.at(-1)?.path).toContain('/steps/logs/skip')
  })

  it('is begun with what the runbook has to be told', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click(await screen.findByRole('button', { name: 'Follow a runbook…' }))
    await screen.findByRole('option', { name: 'Disk full' })
    await user.selectOptions(screen.getByRole('combobox', { name: 'Which runbook?' }), 'Disk full')
    const begin = screen.getByRole('button', { name: 'Begin' })
    expect(begin).toHaveProperty('disabled', true)
    await user.type(await screen.findByRole('textbox', { name: /host/ }), 'db-2')
    await user.click(begin)
    await waitFor(() =>
      expect(world.writes.at(-1)?.body).toEqual({
        runbookId: 'runbook-disk-full',
        parameters: [{ name: 'host', value: 'db-2' }],
      }),
    )
  })
})
