// The page loads this when it is needed; here it is there at once, however slow the machine.
import '../page/LatePanel'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { anItem, someEvidence } from '../../test/evidence'
import { openMuster } from '../../test/render'

const panel = async () => within(await screen.findByRole('region', { name: 'Evidence' }))
const card = async (name: string) => within(await (await panel()).findByRole('article', { name }))
const dialog = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }))

describe('the evidence of an incident', () => {
  it('says what was collected, in whose hands it is, and who opened it and why', async () => {
    const { user } = await openMuster(demoWorld('rosa'), '/incidents/INC-142')
    const log = await card('auth.log')
    log.getByText('edge-1, /var/log')
    await user.click(log.getByText('Chain of custody: 2 steps'))
    log.getByText(/To find the first login/)
    log.getByText(/brought it in, collected by/)
  })

  it('is loud about an item that is not what was collected', async () => {
    await openMuster(demoWorld('rosa'), '/incidents/INC-142')
    const dump = await card('edge-1.mem')
    expect(dump.getByRole('alert').textContent).toContain('its hash was another')
    dump.getByText('Not what was collected')
    dump.getByText('Kept long enough')
  })

  it('shows of what is privileged no more than that it is there', async () => {
    await openMuster(demoWorld('rosa'), '/incidents/INC-142')
    const memo = await card('Privileged item')
    memo.getByText('Document')
    expect(memo.queryByRole('button', { name: /Look/ })).toBeNull()
    expect(memo.queryByRole('button', { name: /copy/ })).toBeNull()
  })

  it('is looked at with a reason, as text and never as what it says it is', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await card('auth.log')).getByRole('button', { name: 'Look: auth.log' }))
    const ask = await dialog('Look at it')
    expect(ask.getByRole('button', { name: 'Look' }).hasAttribute('disabled')).toBe(true)
    await user.type(ask.getByRole('textbox', { name: 'What do you look for?' }), 'The first login')
    await user.click(ask.getByRole('button', { name: 'Look' }))
    const seen = await dialog('Its beginning: auth.log')
    seen.getByText(/Failed password for root/)
    seen.getByText(/take a copy to read on/)
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/incidents/INC-142/evidence/log/view',
      body: { reason: 'The first login' },
    })
  })

  it('is taken over by whom it is offered to, at once', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await card('auth.log')).getByRole('button', { name: 'Take over: auth.log' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/incidents/INC-142/evidence/log/transfer/accept'))
  })

  it('is collected with its hash, its source, and who collected it when', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await panel()).getByRole('button', { name: 'Collect evidence…' }))
    const form = await dialog('Collect evidence')
    await user.upload(
      form.getByLabelText('Choose a file…', { selector: 'input' }),
      new File(['Failed password'], 'auth.log.1', { type: 'text/plain' }),
    )
    expect(form.getByRole('textbox', { name: 'How is it called?' })).toHaveProperty('value', 'auth.log.1')
    await user.selectOptions(form.getByRole('combobox', { name: 'What kind of evidence is it?' }), 'Log')
    await user.type(form.getByRole('textbox', { name: /Where was it collected/ }), 'edge-1')
    await user.click(form.getByRole('button', { name: 'Collect' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/incidents/INC-142/evidence'))
    expect(world.writes.at(-1)?.body).toMatchObject({
      name: 'auth.log.1',
      evidenceClass: 'LOG',
      source: 'edge-1',
      collectedByName: 'Rosa Reyes',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      bytes: 15,
    })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('is privileged from the start where that is said, with the reason', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await panel()).getByRole('button', { name: 'Collect evidence…' }))
    const form = await dialog('Collect evidence')
    await user.upload(
      form.getByLabelText('Choose a file…', { selector: 'input' }),
      new File(['Advice'], 'advice.txt', { type: 'text/plain' }),
    )
    await user.selectOptions(form.getByRole('combobox', { name: 'What kind of evidence is it?' }), 'Document')
    await user.type(form.getByRole('textbox', { name: /Where was it collected/ }), 'Mail')
    await user.click(form.getByRole('checkbox', { name: 'It is privileged' }))
    expect(form.getByRole('button', { name: 'Collect' }).hasAttribute('disabled')).toBe(true)
    await user.type(form.getByRole('textbox', { name: 'Why is it privileged?' }), 'Counsel')
    await user.click(form.getByRole('button', { name: 'Collect' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/incidents/INC-142/evidence'))
    expect(world.writes.at(-1)?.body).toMatchObject({ privilegeReason: 'Counsel' })
  })

  it('is made of the chat by a button, with what it shows', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await panel()).getByRole('button', { name: 'Collect the chat…' }))
    const form = await dialog('Collect the chat')
    await user.type(form.getByRole('textbox', { name: 'What does it show?' }), 'Who decided')
    await user.click(form.getByRole('button', { name: 'Collect' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        path: '/api/incidents/INC-142/evidence/transcript',
        body: { note: 'Who decided' },
      }),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('is deleted by a manager who did not ask for it', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click((await card('edge-1.mem')).getByRole('button', { name: /^Delete the content/ }))
    const ask = await dialog('Delete its content')
    await user.type(ask.getByRole('textbox', { name: 'Why is that right?' }), 'Agreed')
    await user.click(ask.getByRole('button', { name: 'Delete' }))
    await waitFor(() => expect(world.writes.at(-1)?.path).toBe('/api/incidents/INC-142/evidence/dump/deletion/confirm'))
  })

  it('cannot be deleted under a legal hold, which is said', async () => {
    const world = demoWorld('mina')
    world.evidence = new Map([['id-142', { ...someEvidence(), held: true }]])
    await openMuster(world, '/incidents/INC-142')
    await (await panel()).findByText(/A legal hold covers this incident/)
    expect((await card('edge-1.mem')).queryByRole('button', { name: /^Delete/ })).toBeNull()
  })

  it('is read and copied by an auditor, who changes nothing', async () => {
    const world = demoWorld('aude')
    world.evidence = new Map([['id-142', { ...someEvidence(), items: [anItem('log')] }]])
    await openMuster(world, '/incidents/INC-142')
    const log = await card('auth.log')
    log.getByRole('button', { name: 'Take a copy: auth.log' })
    expect(log.queryByRole('button', { name: /^More/ })).toBeNull()
    expect((await panel()).queryByRole('button', { name: 'Collect evidence…' })).toBeNull()
  })

  it('says so when there is none', async () => {
    const world = demoWorld('rosa')
    world.evidence = new Map()
    await openMuster(world, '/incidents/INC-142')
    await (await panel()).findByText(/No evidence was collected yet/)
  })
})
