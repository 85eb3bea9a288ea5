import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

describe('recurring incidents', () => {
  it('are assessed by a manager, who sees which recur and says what follows', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/compliance/entities')
    await screen.findByText('2026-10 is not assessed yet')
    await user.click(screen.getByRole('button', { name: 'Assess recurring incidents: DORA, Example Bank AG' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText(/service ledger failed/)
    expect(dialog.getByRole('link', { name: 'INC-141' }).getAttribute('href')).toBe('/compliance/clocks/INC-141')
    dialog.getByText(/Nobody has decided about/)
    const keep = dialog.getByRole('button', { name: 'Keep it' })
    expect(keep.hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByLabelText(/What follows from it/), 'nothing to report')
    await user.click(keep)
    await screen.findByText('2026-10 is assessed')
    expect(world.writes[0]?.body).toEqual({ reason: 'nothing to report' })
    await user.click(screen.getByText(/1 cause recurs/))
    screen.getByText(/nothing to report/)
  })

  it('are read by an auditor, who assesses nothing', async () => {
    await openMuster(demoWorld('aude'), '/compliance/entities')
    await screen.findByText('2026-10 is not assessed yet')
    expect(screen.queryByRole('button', { name: /Assess recurring/ })).toBeNull()
  })
})
