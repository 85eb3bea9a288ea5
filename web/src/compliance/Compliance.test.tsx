import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

describe('compliance', () => {
  it('is where an auditor starts', async () => {
    const { router } = await openMuster(demoWorld('aude'), '/')
    await waitFor(() => expect(router.state.location.pathname).toBe('/compliance'))
  })

  it('shows the head of the log, the signed checkpoint and the entries in order', async () => {
    await openMuster(demoWorld('aude'), '/compliance')
    await screen.findByText('(514 events)')
    screen.getByText('covers everything up to position 500')
    screen.getByText('up to position 500')
    screen.getByText('only up to position 312: the mail server did not take it')
    await screen.findByText(/INC-142: Acknowledged/)
    const positions = screen
      .getAllByRole('row')
      .slice(1)
      .map(row => Number(row.firstElementChild?.textContent))
    expect(positions).toEqual([...positions].sort((one, other) => one - other))
    expect(screen.getByRole('link', { name: /Download the whole log/ }).getAttribute('href')).toBe('/api/ledger/export')
  })

  it('shows the entries of one incident, by address', async () => {
    const { user, router } = await openMuster(demoWorld('aude'), '/compliance')
    await user.type(await screen.findByRole('textbox', { name: 'Incident' }), 'INC-143')
    await user.click(screen.getByRole('button', { name: 'Show' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ incident: 'INC-143' }))
    await screen.findByText('The log holds no entry of INC-143.')
  })

  it('shows the report of an incident with its proof and its downloads', async () => {
    await openMuster(demoWorld('aude'), '/compliance/incidents/INC-142')
    await screen.findByRole('heading', { name: /Checkout answers 500/ })
    for (const [format, ending] of Object.entries({ PDF: 'pdf', Word: 'docx', JSON: 'json', CSV: 'csv' })) {
      const link = screen.getByRole('link', { name: `Download ${format}` })
      expect(link.getAttribute('href')).toBe(`/api/reports/incidents/INC-142.${ending}`)
    }
    screen.getByText(/The head this report looks back from/)
  })

  it.each([
    ['rosa', false],
    ['mina', true],
    ['aude', true],
  ] as const)('hands the evidence of an incident to %s: %s', async (who, may) => {
    await openMuster(demoWorld(who), '/compliance/incidents/INC-142')
    await screen.findByRole('link', { name: 'Download PDF' })
    const link = screen.queryByRole('link', { name: 'Evidence bundle' })
    expect(link?.getAttribute('href')).toBe(may ? '/api/evidence/incidents/INC-142/bundle.zip' : undefined)
  })
})
