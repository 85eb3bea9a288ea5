import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'
import { lastQuarter } from './period'

describe('standing reports', () => {
  it('are found from Compliance by an auditor', async () => {
    const { user } = await openMuster(demoWorld('aude'), '/compliance')
    await user.click(await screen.findByRole('link', { name: 'Standing reports' }))
    await screen.findByRole('link', { name: 'SOC 2 · CC7.3 to CC7.5, 2026-07-01 to 2026-09-30' })
    screen.getByText(/sample of 10, seed autumn · as of log position 514 · made by Aude Auer/)
  })

  it('are not offered to a responder', async () => {
    await openMuster(demoWorld('rosa'), '/compliance')
    await screen.findByRole('region', { name: 'Regulatory clocks' })
    expect(screen.queryByRole('link', { name: 'Standing reports' })).toBeNull()
  })

  it('tell the exceptions first, then each control with its sample and evidence, then the register', async () => {
    await openMuster(demoWorld('aude'), '/compliance/audits/audit-report-1')
    const exceptions = within(await screen.findByRole('region', { name: 'Exceptions' }))
    exceptions.getByText('Late acknowledgement')
    exceptions.getByText('It was acknowledged after 40 min; the limit is 15 min.')
    exceptions.getByText('Without review')
    const control = within(screen.getByRole('region', { name: 'CC7.3 Security events are evaluated' }))
    control.getByText('12 in the population, 1 with exceptions')
    control.getByText('Not kept in Muster: Events that no source sent.')
    control.getByText(/Muster opened INC-142/)
    const titles = screen.getAllByRole('heading', { level: 2 }).map(title => title.textContent)
    expect(titles).toEqual(['Exceptions', 'CC7.3 Security events are evaluated', 'Register'])
    screen.getByText(/DORA, Example Bank AG: reportable, filed: Initial notification, late: Initial notification/)
    expect(screen.getByRole('link', { name: /PDF/ }).getAttribute('href')).toBe('/api/audits/audit-report-1.pdf')
  })

  it('are made of a framework and a period, and open when they are', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/compliance/audits')
    await user.click(await screen.findByRole('button', { name: 'Make a report' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByRole('button', { name: 'Make it' }).hasAttribute('disabled')).toBe(true)
    await dialog.findByRole('option', { name: 'Incident register' })
    await user.selectOptions(dialog.getByRole('combobox', { name: /Controls of/ }), 'Incident register')
    await user.click(dialog.getByRole('button', { name: 'Make it' }))
    await screen.findByText('Nothing deviates from these controls.')
    expect(world.writes[0]?.body).toMatchObject({ framework: 'incident-register', sample: 10, reviewDays: 14 })
    expect(world.writes[0]?.body).not.toHaveProperty('seed')
  })

  it('say how to begin while there is none', async () => {
    const world = demoWorld('aude')
    world.audits = []
    await openMuster(world, '/compliance/audits')
    await screen.findByText(/No report was made yet/)
  })

  it('are offered for the last quarter that is over', () => {
    expect(lastQuarter(new Date('2026-11-27T10:00:00Z'))).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    expect(lastQuarter(new Date('2026-02-01T10:00:00Z'))).toEqual({ from: '2025-10-01', to: '2025-12-31' })
  })
})
