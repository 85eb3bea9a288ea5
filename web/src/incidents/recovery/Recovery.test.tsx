// The page loads this when it is needed; here it is there at once, however slow the machine.
import '../page/LatePanel'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anIncidentPlan } from '../../test/builders'
import { demoWorld } from '../../test/demoWorld'
import { aBackupCheck } from '../../test/recovery'
import { openMuster } from '../../test/render'

const panel = async () => within(await screen.findByRole('region', { name: 'Eradication and recovery' }))
const card = async (name: RegExp) => within(await (await panel()).findByRole('article', { name }))

describe('the record of work', () => {
  it('says what was done, by whom, who said so, and what must not be used', async () => {
    await openMuster(demoWorld('rosa'), '/incidents/INC-142')
    const good = await card(/orders-2025-10-02/)
    good.getByText('Counts')
    good.getByText(/Ravi Rao/)
    const bad = await card(/orders-2025-10-01/)
    bad.getByText('Not to be used: another hash than expected')
  })

  it('keeps what was said before beside what holds now', async () => {
    const { user } = await openMuster(demoWorld('rosa'), '/incidents/INC-142')
    const review = await card(/Logs were reviewed/)
    review.getByText('Two foreign logins')
    review.getByText(/The audit trail was missing/)
    await user.click(review.getByText('What was said before'))
    review.getByText('Nothing')
  })

  it('is written by a responder, who is warned when a backup is not what it should be', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await panel()).getByRole('button', { name: 'Record what was done…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Record what was done' }))
    await user.selectOptions(
      dialog.getByRole('combobox', { name: 'What was done?' }),
      'A backup was checked by its hash',
    )
    await user.type(dialog.getByRole('textbox', { name: 'Which backup?' }), 'orders-3')
    await user.click(dialog.getByRole('textbox', { name: /written down/ }))
    await user.paste('a'.repeat(64))
    await user.click(dialog.getByRole('textbox', { name: /found now/ }))
    await user.paste('c'.repeat(64))
    dialog.getByText(/nothing can be restored from this backup/)
    await user.click(dialog.getByRole('button', { name: 'Record' }))
    await waitFor(() =>
      expect(world.writes.at(-1)?.body).toMatchObject({
        what: { backupCheck: { backup: 'orders-3', foundSha256: 'c'.repeat(64) } },
        doneBy: { name: 'Rosa Reyes' },
      }),
    )
    expect(world.writes.at(-1)?.path).toBe('/api/incidents/INC-142/recovery-work')
    expect(world.writes.at(-1)?.key).toBeTruthy()
  })

  it('lets a restore name only a backup that may be used', async () => {
    const { user } = await openMuster(demoWorld('rosa'), '/incidents/INC-142')
    await user.click((await panel()).getByRole('button', { name: 'Record what was done…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Record what was done' }))
    await user.selectOptions(
      dialog.getByRole('combobox', { name: 'What was done?' }),
      'An asset was restored and verified',
    )
    const backups = within(dialog.getByRole('combobox', { name: 'From which verified backup?' }))
    backups.getByRole('option', { name: 'orders-2025-10-02' })
    expect(backups.queryByRole('option', { name: 'orders-2025-10-01' })).toBeNull()
    expect(dialog.getByRole('button', { name: 'Record' }).hasAttribute('disabled')).toBe(true)
  })

  it('is corrected and taken back with a reason', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await card(/orders-2025-10-02/)).getByRole('button', { name: /^Correct/ }))
    const correct = within(await screen.findByRole('dialog', { name: 'Correct the record' }))
    await user.type(correct.getByRole('textbox', { name: 'What was wrong with what was said before?' }), 'A slip')
    await user.click(correct.getByRole('button', { name: 'Correct' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toMatchObject({ reason: 'A slip' }))
    expect(world.writes.at(-1)?.path).toBe('/api/incidents/INC-142/recovery-work/work-1')
    await user.click((await card(/orders-2025-10-02/)).getByRole('button', { name: /^Take back/ }))
    const back = within(await screen.findByRole('dialog', { name: 'Take the record back' }))
    await user.type(back.getByRole('textbox', { name: 'Why does it not hold?' }), 'Another file')
    await user.click(back.getByRole('button', { name: 'Take back' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ reason: 'Another file' }))
  })

  it('is read by an auditor, who writes nothing', async () => {
    await openMuster(demoWorld('aude'), '/incidents/INC-142')
    await card(/orders-2025-10-02/)
    expect((await panel()).queryByRole('button', { name: /Record|Correct|Take back/ })).toBeNull()
  })

  it('says that there is none yet', async () => {
    const world = demoWorld('rosa')
    world.recoveryWork = new Map([['id-142', []]])
    await openMuster(world, '/incidents/INC-142')
    await (await panel()).findByText(/is on record yet/)
  })

  it('says when it cannot be read', async () => {
    const world = demoWorld('rosa')
    world.recoveryWork = undefined
    await openMuster(world, '/incidents/INC-142')
    await (await panel()).findByText('Not here')
  })

  it('is where a criterion of the plan that it meets leads to', async () => {
    const world = demoWorld('rosa')
    world.recoveryWork = new Map([['id-142', [aBackupCheck('work-1')]]])
    const criterion = {
      id: 'backup',
      phase: 'LESSONS_LEARNED' as const,
      kind: 'WORK_RECORDED' as const,
      what: 'backup-check',
      text: 'A backup is verified',
    }
    world.incidentPlans.set('id-142', anIncidentPlan({ criteria: [{ criterion, met: true, records: ['work-1'] }] }))
    await openMuster(world, '/incidents/INC-142')
    const link = await screen.findByRole('link', { name: 'Look at the record' })
    expect(link.getAttribute('href')).toContain('#work-work-1')
    screen.getByText(/a backup with the expected hash on record/)
  })
})
