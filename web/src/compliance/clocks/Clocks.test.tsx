import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'
import { World } from '../../test/World'

describe('regulatory clocks', () => {
  it('stand on the compliance page, what is overdue first, with their articles', async () => {
    await openMuster(demoWorld('aude'), '/compliance')
    const panel = within(await screen.findByRole('region', { name: 'Regulatory clocks' }))
    await panel.findByText(/overdue by/)
    const names = panel.getAllByRole('link').map(link => link.textContent)
    expect(names).toEqual([
      'Legal entities and rules',
      'INC-142 Initial notification',
      'INC-142 Early warning',
      'INC-142: decide whether it is reportable',
    ])
    expect(panel.getAllByText(/Article 5\(1\)\(a\)/)).not.toHaveLength(0)
  })

  it('say what to do while no legal entity is listed', async () => {
    const world = new World()
    world.me = demoWorld('mina').me
    await openMuster(world, '/compliance')
    await screen.findByText(/No legal entity is listed/)
    screen.getByRole('link', { name: 'Enter a legal entity' })
  })

  it('count down on the incident', async () => {
    await openMuster(demoWorld('rosa'), '/incidents/INC-142')
    // Found by its text: roles of the whole page are costly to compute, and it changes while it loads.
    const title = await screen.findByText('Regulatory clocks')
    const panel = within(title.closest('section') as HTMLElement)
    await panel.findByText(/overdue by (2h|1h 59m)/)
    panel.getByText('Nobody has decided yet whether this is reportable.')
    expect(panel.queryByText('Intermediate report')).toBeNull()
  })

  it('count from the incident’s own record, which says where each moment and figure is from', async () => {
    const { user } = await openMuster(demoWorld('mina'), '/compliance/clocks/INC-142')
    await screen.findByText(/as the incident’s own record has it \(incident.opened at log position 12\)/)
    screen.getByText(/The incident’s own record says/)
    screen.getByText(/Retail customers \(incident.party-affected at log position 472\)/)
    await user.click(screen.getByRole('button', { name: 'Correct: Detected' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.queryByRole('checkbox')).toBeNull()
    expect(dialog.getByRole('button', { name: 'Correct it' }).hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByLabelText(/Why is it said anew/), 'told later')
    expect(dialog.getByRole('button', { name: 'Correct it' }).hasAttribute('disabled')).toBe(false)
  })

  it('offer answers of the incident’s record to whoever decides', async () => {
    const { user } = await openMuster(demoWorld('mina'), '/compliance/clocks/INC-142')
    await user.click(await screen.findByRole('button', { name: 'Decide about NIS2' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText('The incident’s record says 12.5 % (incident.party-affected at log position 472).')
    expect(dialog.getByRole('textbox', { name: 'Clients affected' })).toHaveProperty('value', '12.5')
  })

  it('show how a limit was counted, and a breach that a correction would hide', async () => {
    await openMuster(demoWorld('aude'), '/compliance/clocks/INC-142')
    await screen.findByText('Initial notification: the limit had passed by what was known then')
    screen.getByText(/typed it wrong/)
    screen.getAllByText('How this is counted')
    expect(screen.queryByRole('button', { name: /Decide|Record|Correct|State/ })).toBeNull()
  })

  it('let a responder state a fact and correct it with a reason', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/compliance/clocks/INC-142')
    await user.click(await screen.findByRole('button', { name: 'Correct: Aware of the incident' }))
    const dialog = within(await screen.findByRole('dialog'))
    const correct = dialog.getByRole('button', { name: 'Correct it' })
    expect(correct.hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /Why is it said anew/ }), 'It was another incident')
    await user.click(dialog.getByRole('checkbox', { name: /take the statement back/ }))
    await user.click(correct)
    await waitFor(() => expect(world.writes).toHaveLength(1))
    expect(world.writes[0]?.body).toEqual({ fact: 'AWARE_AT', reason: 'It was another incident' })
    expect(world.writes[0]?.key).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Decide/ })).toBeNull()
  })

  it('let a manager decide by the table', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/compliance/clocks/INC-142')
    await user.click(await screen.findByRole('button', { name: 'Decide about NIS2' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText(/cannot tell yet/)
    await user.selectOptions(dialog.getByRole('combobox', { name: /critical or important/ }), 'yes')
    const clients = dialog.getByRole('textbox', { name: 'Clients affected' })
    await user.clear(clients)
    await user.type(clients, '12.5')
    await dialog.findByText('The table proposes: reportable.')
    await user.type(dialog.getByRole('textbox', { name: /Why\?/ }), 'Both are met')
    await user.click(dialog.getByRole('button', { name: 'Decide' }))
    await waitFor(() => expect(world.writes).toHaveLength(1))
    expect(world.writes[0]?.body).toEqual({
      regime: 'NIS2',
      inputs: [
        { criterion: 'dora.critical-function', holds: true, basis: 'ACTUAL' },
        { criterion: 'dora.clients-percent', figure: 12.5, basis: 'ACTUAL' },
      ],
      outcome: 'REPORTABLE',
      reason: 'Both are met',
    })
  })

  it('ask why when a late report is recorded', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/compliance/clocks/INC-142')
    await user.click(await screen.findByRole('button', { name: 'Record that it was filed: Initial notification' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /How and where/ }), 'Portal')
    const record = dialog.getByRole('button', { name: 'Record it' })
    expect(record.hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /Why is it late/ }), 'Nobody was told')
    await user.click(record)
    await waitFor(() => expect(world.writes).toHaveLength(1))
    expect(world.writes[0]?.body).toMatchObject({
      report: 'dora.initial',
      channel: 'Portal',
      lateReason: 'Nobody was told',
    })
  })

  it('let a manager enter a legal entity; regimes that are switched off are not offered', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/compliance/entities')
    await screen.findByText('Not reported for any more')
    await user.click(screen.getByRole('button', { name: 'Enter an entity…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /Registered name/ }), 'New Bank SA')
    await user.type(dialog.getByRole('textbox', { name: /Country/ }), 'fr')
    expect(dialog.queryByRole('checkbox', { name: 'CIRCIA' })).toBeNull()
    await user.click(await dialog.findByRole('checkbox', { name: 'DORA' }))
    await user.click(dialog.getByRole('checkbox', { name: 'Credit institution' }))
    await user.click(dialog.getByRole('button', { name: 'Enter' }))
    await screen.findByText('New Bank SA')
    expect(world.writes[0]?.body).toMatchObject({
      name: 'New Bank SA',
      jurisdiction: 'FR',
      regimes: ['DORA'],
      traits: ['CREDIT_INSTITUTION'],
    })
  })

  it('show an auditor the entities and the rules and no button', async () => {
    await openMuster(demoWorld('aude'), '/compliance/entities')
    await screen.findByText('Example Bank AG')
    await screen.findAllByText(/Regulation \(EU\) 2022\/2554/)
    expect(screen.queryByRole('button', { name: /Enter|Edit|Retire/ })).toBeNull()
  })
})
