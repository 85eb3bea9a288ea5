import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { DueEvidence } from '../../../api/types'
import { at, mina, ravi } from '../../../test/builders'
import { demoWorld } from '../../../test/demoWorld'
import { openMuster } from '../../../test/render'

const page = '/compliance/due-evidence'

function due(itemId: string, over: Partial<DueEvidence> = {}): DueEvidence {
  return {
    incidentId: 'id-142',
    number: 'INC-142',
    itemId,
    evidenceClass: 'LOG',
    sha256: 'a'.repeat(64),
    size: 48_211,
    keepUntil: '2026-01-01T00:00:00Z',
    held: false,
    requested: false,
    next: 'ASK',
    ...over,
  }
}

const askedBy = (who: { id: string; name: string }) => ({
  by: { kind: 'PERSON' as const, ...who },
  at: at(-10),
  reason: 'Kept long enough',
})

async function only() {
  const list = within(await screen.findByRole('region', { name: 'Its content is still kept' }))
  return within(await list.findByRole('listitem'))
}

describe('evidence kept long enough', () => {
  it('is found from compliance, and there is none at first', async () => {
    const world = demoWorld('mina')
    world.dueEvidence = []
    const { user } = await openMuster(world, '/compliance')
    await user.click(await screen.findByRole('link', { name: 'Evidence kept long enough' }))
    await screen.findByText('Nothing is over its time.')
  })

  it('is asked about by a manager, with a reason', async () => {
    const world = demoWorld('mina')
    world.dueEvidence = [due('log')]
    const { user } = await openMuster(world, page)
    const row = await only()
    row.getByText('Nobody has asked for its deletion.')
    expect(row.getByRole('link', { name: 'INC-142: Log' }).getAttribute('href')).toBe('/incidents/INC-142')
    await user.click(row.getByRole('button', { name: 'Ask to delete: INC-142: Log' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox'), 'Three years')
    await user.click(dialog.getByRole('button', { name: 'Ask' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/incidents/INC-142/evidence/log/deletion',
        body: { reason: 'Three years' },
      }),
    )
  })

  it('is deleted or kept by a manager who did not ask', async () => {
    const world = demoWorld('mina')
    world.dueEvidence = [due('log', { requested: true, deletion: askedBy(ravi), next: 'DECIDE' })]
    const { user } = await openMuster(world, page)
    const row = await only()
    row.getByText(/asked for its deletion/)
    row.getByText(/Ravi/)
    row.getByRole('button', { name: /^Keep it/ })
    await user.click(row.getByRole('button', { name: /^Delete the content/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox'), 'Agreed')
    await user.click(dialog.getByRole('button', { name: 'Delete' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/incidents/INC-142/evidence/log/deletion/confirm'))
  })

  it('says to whoever asked that somebody else decides, and that a hold forbids it', async () => {
    const world = demoWorld('mina')
    world.dueEvidence = [due('log', { requested: true, deletion: askedBy(mina), next: 'TAKE_BACK' })]
    await openMuster(world, page)
    const mine = await only()
    mine.getByText('You asked, so another manager decides.')
    mine.getByRole('button', { name: /^Take it back/ })
    expect(mine.queryByRole('button', { name: /^Delete/ })).toBeNull()
  })

  it('cannot be deleted under a hold', async () => {
    const world = demoWorld('mina')
    world.dueEvidence = [due('log', { held: true, next: 'NONE' })]
    await openMuster(world, page)
    const row = await only()
    row.getByText('A legal hold forbids deleting it.')
    expect(row.queryByRole('button', { name: /INC-142/ })).toBeNull()
  })

  it('that cannot be read says so', async () => {
    const world = demoWorld('mina')
    world.dueEvidence = undefined
    await openMuster(world, page)
    await screen.findByText('It does not exist, or it is not visible to you.')
  })
})
