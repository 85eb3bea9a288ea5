// The page loads it when it is needed; here it is there at once, however slow the machine.
import './PhaseDialog'
import './HandOvers'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  adam,
  aHandOver,
  anAttempt,
  anEntry,
  anIncident,
  aSimilarIncident,
  at,
  aude,
  mina,
  ravi,
  rosa,
  session,
} from '../../test/builders'
import { demoWorld } from '../../test/demoWorld'
import { menuItem, openMuster } from '../../test/render'
import { World } from '../../test/World'

const commanding = { COMMANDER: { ...rosa, since: at(-2) } }
const paths = (world: World) => world.writes.map(({ path }) => path)

describe('the incident page', () => {
  it('opens with the focus on Acknowledge, so that Enter acknowledges', async () => {
    const world = new World()
    world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    const button = await screen.findByRole('button', { name: 'Acknowledge' })
    expect(document.activeElement).toBe(button)
    await user.keyboard('{Enter}')
    await screen.findByText('Acknowledged by Rosa Reyes')
    expect(paths(world)).toEqual(['/api/incidents/INC-1/acknowledge'])
  })

  it('says that nobody commands and lets a responder take command', async () => {
    const world = new World()
    world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await screen.findByText('Nobody commands')
    await user.click(screen.getByRole('button', { name: 'Take command' }))
    await waitFor(() => expect(screen.queryByText('Nobody commands')).toBeNull())
    expect(world.writes[0]).toMatchObject({ method: 'PUT', version: '"0"' })
  })

  it('asks the commander for a reason when phases are skipped, and not when it advances', async () => {
    const world = new World()
    world.add(anIncident(1, { roles: commanding, state: 'ACKNOWLEDGED' }))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'Go back or skip…' }))
    await user.click(await menuItem('Recovery (skip)'))
    const dialog = await screen.findByRole('dialog', { name: 'Skip to Recovery' })
    const submit = within(dialog).getByRole('button', { name: 'Skip to Recovery' }) as HTMLButtonElement
    expect(submit.disabled).toBe(true)
    await user.type(within(dialog).getByLabelText(/Why are the phases between left out/), 'It healed itself')
    await user.click(submit)
    await screen.findByText('Advance to Lessons learned')
    expect(world.writes[0]?.body).toEqual({ to: 'RECOVERY', reason: 'It healed itself' })
    await user.click(screen.getByRole('button', { name: 'Advance to Lessons learned' }))
    const advance = await screen.findByRole('dialog', { name: 'Advance to Lessons learned' })
    expect(within(advance).queryByRole('textbox')).toBeNull()
  })

  it('offers no phase to a responder who does not command', async () => {
    const world = new World()
    world.add(anIncident(1, { roles: { COMMANDER: { ...ravi, since: at(-2) } } }))
    await openMuster(world, '/incidents/INC-1')
    await screen.findByRole('button', { name: 'Acknowledge' })
    expect(screen.queryByRole('button', { name: /Advance/ })).toBeNull()
  })

  it('offers an auditor nothing but reading', async () => {
    const world = new World()
    world.me = session(aude, 'auditor')
    world.add(anIncident(1))
    await openMuster(world, '/incidents/INC-1')
    await screen.findByText('INC-1 opened as SEV2')
    for (const name of ['Acknowledge', 'Resolve', 'Take command', 'Add note']) {
      expect(screen.queryByRole('button', { name })).toBeNull()
    }
  })

  it('shows theirs and yours when someone else changed the severity, and applies mine if I insist', async () => {
    const world = new World()
    world.me = session(rosa, 'manager')
    const incident = world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await menuItem('Change severity'))
    await user.click(await screen.findByRole('radio', { name: /SEV1/ }))
    await user.type(screen.getByLabelText(/Why is it better or worse/), 'Everyone is affected')
    const change = { severity: 'SEV3' as const }
    world.record(incident, 'incident.severity-changed', 'changed severity from SEV2 to SEV3', change, {}, session(ravi))

    await user.click(screen.getByRole('button', { name: 'Change severity' }))

    const dialog = await screen.findByRole('dialog', { name: 'Someone was faster' })
    within(dialog).getByText('changed severity from SEV2 to SEV3')
    within(dialog).getByText('Ravi Rao')
    within(dialog).getByText('SEV1: Everyone is affected')

    await user.click(within(dialog).getByRole('button', { name: 'Apply mine anyway' }))
    await waitFor(() => expect(world.find('INC-1')?.severity).toBe('SEV1'))
    expect(world.writes.map(({ version }) => version)).toEqual(['"0"', '"1"'])
  })

  it('keeps what I typed when I leave their change as it is', async () => {
    const world = new World()
    const incident = world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'Resolve' }))
    await user.type(await screen.findByLabelText('What made it stop'), 'Rolled back')
    world.record(incident, 'incident.resolved', 'resolved the incident', { state: 'RESOLVED' }, {}, session(ravi))
    const resolve = within(screen.getByRole('dialog')).getByRole('button', { name: 'Resolve' })
    await user.click(resolve)
    const conflict = await screen.findByRole('dialog', { name: 'Someone was faster' })
    await user.click(within(conflict).getByRole('button', { name: 'Leave it as it is' }))
    expect(((await screen.findByLabelText('What made it stop')) as HTMLTextAreaElement).value).toBe('Rolled back')
  })

  it('does not bother me when others changed something else', async () => {
    const world = new World()
    const incident = world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await screen.findByText('Nobody commands')
    world.record(incident, 'incident.note-added', 'wrote a note', {}, { text: 'Looking' }, session(ravi))
    await user.click(screen.getByRole('button', { name: 'Take command' }))
    await waitFor(() => expect(world.find('INC-1')?.roles.COMMANDER?.id).toBe(rosa.id))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(new Set(world.writes.map(({ key }) => key)).size).toBe(1)
  })

  it('keeps the draft of a note on this device', async () => {
    const world = new World()
    world.add(anIncident(1))
    const first = await openMuster(world, '/incidents/INC-1')
    await first.user.type(await screen.findByRole('textbox', { name: 'Note' }), 'Half a thought')
    first.unmount()
    await openMuster(world, '/incidents/INC-1')
    const field = (await screen.findByRole('textbox', { name: 'Note' })) as HTMLTextAreaElement
    expect(field.value).toBe('Half a thought')
  })

  it('shows what others do as soon as the stream tells of it', async () => {
    const world = new World()
    const incident = world.add(anIncident(1))
    const { stream } = await openMuster(world, '/incidents/INC-1')
    await screen.findByText('Nobody commands')
    const text = 'Found it: the certificate'
    const next = world.record(incident, 'incident.note-added', 'wrote a note', {}, { text }, session(ravi))
    stream.incident(next, 'incident.note-added')
    await screen.findByText(text)
  })

  it('shows what was like it, why, and what ended it', async () => {
    const world = new World()
    const incident = world.add(anIncident(1))
    world.similar.set(incident.id, [
      aSimilarIncident(),
      aSimilarIncident({ id: 'incident-78', number: 'INC-78', resolvedAt: undefined, resolution: undefined }),
    ])
    await openMuster(world, '/incidents/INC-1')
    const panel = await screen.findByRole('region', { name: 'Similar incidents' })
    const link = await within(panel).findByRole('link', { name: 'INC-77 Card payments are declined' })
    expect(link.getAttribute('href')).toBe('/incidents/INC-77')
    within(panel).getByText('Ended by: Switched to the second provider')
    expect(within(panel).getAllByText(/same service: checkout; both say “Card”, “declined”; 82 % alike/)).toHaveLength(
      2,
    )
    within(panel).getByText('still open')
  })

  it('says how bad incidents like it were, and lets whoever leads it follow', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/incidents/INC-145')
    const panel = within(await screen.findByRole('region', { name: 'Similar incidents' }))
    await panel.findByText(/Incidents like this were SEV3 \(4 of 5\)/)
    expect(panel.getByRole('link', { name: 'INC-102' }).getAttribute('href')).toBe('/incidents/INC-102')
    await user.click(panel.getByRole('button', { name: 'Change to SEV3…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox'), ' It is.')
    await user.click(dialog.getByRole('button', { name: 'Change severity' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.writes.at(-1)?.body).toEqual({
      to: 'SEV3',
      reason: 'Incidents like this were SEV3 (4 of 5): INC-77, INC-81, INC-90, and INC-102 It is.',
    })
    expect(panel.queryByText(/Incidents like this were/)).toBeNull()
  })

  it('shows a responder what similar incidents were, and nothing to press', async () => {
    await openMuster(demoWorld('rosa'), '/incidents/INC-145')
    await screen.findByText(/Incidents like this were SEV3/)
    expect(screen.queryByRole('button', { name: 'Change to SEV3…' })).toBeNull()
  })

  it('tells an administrator that somebody wrote, and why it is not shown', async () => {
    const world = new World()
    world.add(anIncident(1), anEntry(11, { type: 'incident.note-added', summary: 'Note', data: {} }))
    world.me = session(adam, 'admin')
    await openMuster(world, '/incidents/INC-1')
    await screen.findByText('A note, whose text is not for administrators')
  })

  it('tells in the timeline what was known when the incident was handed over', async () => {
    const world = new World()
    const summary = 'Hands the incident over; somebody has to accept'
    const data = { text: 'The disk of db-3 is full' }
    world.add(anIncident(1), anEntry(11, { type: 'escalation.hand-over-asked', summary, data }))
    await openMuster(world, '/incidents/INC-1')
    await screen.findByText('“The disk of db-3 is full”')
  })

  it('says when nothing was like it, and asks an administrator nothing that would be refused', async () => {
    const world = new World()
    world.add(anIncident(1))
    const { unmount } = await openMuster(world, '/incidents/INC-1')
    await screen.findByText('No earlier incident was like this one.')
    unmount()
    world.me = session(adam, 'admin')
    await openMuster(world, '/incidents/INC-1')
    await screen.findByRole('region', { name: 'Details' })
    expect(screen.queryByRole('region', { name: 'Similar incidents' })).toBeNull()
    expect(screen.queryByRole('region', { name: 'Paging proof' })).toBeNull()
  })

  it('opens a call, and then is the way to join it', async () => {
    const world = new World()
    world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'Open a call' }))
    const join = await screen.findByRole('link', { name: 'Join the call (Jitsi)' })
    expect(join.getAttribute('href')).toBe('https://meet.example/a-room')
    expect(join.getAttribute('rel')).toBe('noopener noreferrer')
  })

  it("tells an auditor that there is a call, and nobody else's way into it", async () => {
    const world = new World()
    world.me = session(aude, 'auditor')
    const incident = world.add(anIncident(1))
    world.bridges.set(incident.id, {
      kind: 'ZOOM',
      openedAt: at(-1),
      witness: 'PROVIDER',
      people: [
        { person: rosa, witness: 'PROVIDER', joinedAt: at(-1) },
        { witness: 'PROVIDER', joinedAt: at(-1) },
      ],
      invitations: [{ person: ravi, services: ['ledger', 'mail'] }],
      ownerless: ['search'],
    })
    const { user } = await openMuster(world, '/incidents/INC-1')
    await screen.findByText('A call is open (Zoom)')
    expect(screen.queryByRole('button', { name: 'Close the call' })).toBeNull()
    await user.click(await screen.findByRole('button', { name: '2 in the call' }))
    const people = await screen.findByRole('dialog')
    expect(within(people).getByRole('region', { name: 'In the call' }).textContent).toMatch(/Rosa Reyes.*somebody/)
    within(people).getByText('answers for ledger and mail')
    within(people).getByText('Nobody is known to answer for search.')
    expect(screen.queryByRole('button', { name: 'I joined' })).toBeNull()
  })

  it('knows who joined by the link, and lets them say that they left', async () => {
    const world = new World()
    world.add(anIncident(1))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'Open a call' }))
    const join = await screen.findByRole('link', { name: 'Join the call (Jitsi)' })
    join.addEventListener('click', event => event.preventDefault())
    await user.click(join)
    await screen.findByRole('button', { name: '1 in the call' })
    await user.click(screen.getByRole('button', { name: 'I left' }))
    await screen.findByRole('button', { name: '0 in the call' })
    screen.getByRole('button', { name: 'I joined' })
  })

  it('shows the proof of paging', async () => {
    const world = new World()
    const incident = world.add(anIncident(1))
    world.attempts.set(incident.id, [anAttempt(rosa, { state: 'ACKNOWLEDGED', acknowledgedAt: at(-1) })])
    await openMuster(world, '/incidents/INC-1')
    const panel = await screen.findByRole('region', { name: 'Paging proof' })
    await within(panel).findByText('Rosa Reyes')
    within(panel).getByText('after 2m 0s')
  })

  it('hands the incident over to somebody with what is known, and says why it cannot', async () => {
    const world = new World()
    world.add(anIncident(1, { state: 'ACKNOWLEDGED' }))
    world.mayHandOver = true
    world.duty.people = [rosa, ravi, mina].map(person => ({ ...person, reachable: true }))
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'Hand over…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Hand INC-1 over' })
    await within(dialog).findByRole('option', { name: 'Mina Moreau' })
    await user.selectOptions(within(dialog).getByLabelText(/To whom/), 'Mina Moreau')
    await user.type(within(dialog).getByLabelText(/What is known/), 'The disk is full')
    await user.click(within(dialog).getByRole('button', { name: 'Hand over' }))
    await within(dialog).findByText(/They cannot be reached now/)
    await user.selectOptions(within(dialog).getByLabelText(/To whom/), 'Ravi Rao')
    await user.click(within(dialog).getByRole('button', { name: 'Hand over' }))
    await screen.findByText('INC-1 is handed over. You are told here when somebody accepts.')
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/incidents/INC-1/hand-over',
      body: { to: { kind: 'PERSON', id: ravi.id }, summary: 'The disk is full', acceptWithinSeconds: 600 },
    })
  })

  it('asks me to accept what is handed over to me, and shows what is known', async () => {
    const world = new World()
    const incident = world.add(anIncident(1, { state: 'ACKNOWLEDGED' }))
    world.handOvers.set(incident.id, [aHandOver({ people: [rosa], toMe: true })])
    const { user } = await openMuster(world, '/incidents/INC-1')
    await screen.findByText(/Ravi Rao hands it over to you. Accept/)
    screen.getByText('The disk is full')
    expect(screen.queryByRole('button', { name: 'Keep it after all' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Accept, it is mine' }))
    await screen.findByText('INC-1 is yours now.')
    expect(world.writes.at(-1)).toMatchObject({ path: '/api/incidents/INC-1/hand-over/accept' })
  })

  it('lets me keep what I handed over, and says what became of it before', async () => {
    const world = new World()
    const incident = world.add(anIncident(1, { state: 'ACKNOWLEDGED' }))
    world.handOvers.set(incident.id, [
      aHandOver({ state: 'ACCEPTED', accepted: mina, askedAt: at(-30), endedAt: at(-20) }),
      aHandOver({ state: 'NOT_ACCEPTED', askedAt: at(-19), endedAt: at(-9) }),
      aHandOver({ giver: rosa, people: [ravi], mine: true }),
    ])
    const { user } = await openMuster(world, '/incidents/INC-1')
    await screen.findByText(/Ravi Rao handed it over, and Mina Moreau accepted/)
    screen.getByText(/Ravi Rao handed it over, and nobody accepted in time/)
    screen.getByText(/You hand it over to Ravi Rao/)
    await user.click(screen.getByRole('button', { name: 'Keep it after all' }))
    await screen.findByText('INC-1 is handed over to nobody any more.')
    expect(world.writes.at(-1)).toMatchObject({ path: '/api/incidents/INC-1/hand-over/withdraw' })
  })

  it('asks me whether I am still on it, and takes my answer', async () => {
    const world = new World()
    const incident = world.add(anIncident(1, { state: 'ACKNOWLEDGED' }))
    world.stillOn.set(incident.id, { person: rosa, mine: true, askedAt: at(-1), answerBy: at(4) })
    const { user } = await openMuster(world, '/incidents/INC-1')
    await user.click(await screen.findByRole('button', { name: 'Yes, still on it' }))
    await screen.findByText('INC-1 stays yours.')
    expect(world.writes.at(-1)).toMatchObject({ path: '/api/incidents/INC-1/still-on-it' })
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Yes, still on it' })).toBeNull())
  })

  it('shows that somebody else is asked whether they are still on it', async () => {
    const world = new World()
    const asked = world.add(anIncident(1, { state: 'ACKNOWLEDGED' }))
    world.stillOn.set(asked.id, { person: ravi, mine: false, askedAt: at(-1), answerBy: at(4) })
    await openMuster(world, '/incidents/INC-1')
    await screen.findByText(/Ravi Rao is asked whether they are still on it. Without an answer others are called/)
    expect(screen.queryByRole('button', { name: 'Yes, still on it' })).toBeNull()
  })

  it('shows when whoever acknowledged will be asked whether they are still on it', async () => {
    const world = new World()
    const incident = world.add(anIncident(1, { state: 'ACKNOWLEDGED' }))
    world.stillOn.set(incident.id, { person: ravi, mine: false, askAt: at(12) })
    await openMuster(world, '/incidents/INC-1')
    await screen.findByText(/Unless they give a sign, Ravi Rao is asked whether they are still on it/)
  })

  it('shows who was paged for a role nobody takes, and who is next', async () => {
    const world = new World()
    const incident = world.add(anIncident(1))
    world.roleCalls.set(incident.id, [
      { role: 'COMMANDER', state: 'RUNNING', startedAt: at(-3), people: [{ id: rosa.id, name: rosa.name }] },
      { role: 'SCRIBE', state: 'STOPPED', startedAt: at(-9), endedAt: at(-8), people: [] },
    ])
    world.ruleCalls.set(incident.id, [
      { ruleId: 'automation-rule-1', state: 'RUNNING', startedAt: at(-2), people: [rosa] },
    ])
    world.escalations.set(incident.id, {
      policyId: 'default',
      policyVersion: 1,
      levels: 3,
      rounds: 2,
      state: 'RUNNING',
      startedAt: at(-1),
      nextAt: at(4),
      steps: [{ round: 2, level: 1, firedAt: at(-1), people: [], skipped: true }],
      upcoming: [{ round: 2, level: 2, at: at(4), people: [{ id: ravi.id, name: ravi.name }], skipped: false }],
    })
    await openMuster(world, '/incidents/INC-1')
    await screen.findByText(/Nobody is commander. Paged for it: Rosa Reyes, since/)
    screen.getByText(/Nobody was scribe for a while. Paged for it: nobody, from/)
    screen.getByText(/Paged by an automation rule: Rosa Reyes, since/)
    expect(screen.getByRole('link', { name: 'See the rule' }).getAttribute('href')).toContain('automation-rule-1')
    screen.getByText('Level 1 (round 2) passed over: not called for such an incident at that hour.')
    within(screen.getByRole('region', { name: 'Who is next, unless somebody acknowledges' })).getByText(
      'Level 2, round 2',
    )
  })

  it('warns no more of a role that went through every level once somebody has taken it', async () => {
    const world = new World()
    const incident = world.add(anIncident(1, { roles: commanding, state: 'ACKNOWLEDGED' }))
    world.roleCalls.set(incident.id, [
      { role: 'COMMANDER', state: 'EXHAUSTED', startedAt: at(-30), endedAt: at(-9), people: [rosa] },
      { role: 'SCRIBE', state: 'EXHAUSTED', startedAt: at(-30), endedAt: at(-9), people: [rosa] },
    ])
    await openMuster(world, '/incidents/INC-1')
    await screen.findByText(/Nobody was commander for a while/)
    screen.getByText(/Nobody is scribe. Paged for it: Rosa Reyes, since/)
  })

  it('warns that nobody else will be called once everyone was, until somebody acknowledges', async () => {
    const world = new World()
    const incident = world.add(anIncident(1))
    world.attempts.set(incident.id, [anAttempt(rosa)])
    world.escalations.set(incident.id, {
      policyId: 'default',
      policyVersion: 1,
      levels: 1,
      rounds: 1,
      state: 'EXHAUSTED',
      startedAt: at(-9),
      endedAt: at(-1),
      steps: [],
      upcoming: [],
    })
    const { user } = await openMuster(world, '/incidents/INC-1')
    await screen.findByText(/Nobody else will be called/)
    await user.click(screen.getByRole('button', { name: 'Acknowledge' }))
    await waitFor(() => expect(screen.queryByText(/Nobody else will be called/)).toBeNull())
  })

  it('says plainly when an incident is not there or not visible', async () => {
    await openMuster(new World(), '/incidents/INC-404')
    await screen.findByText('It does not exist, or it is not visible to you.')
  })

  it('offers to attach alerts that look like an open incident, with the reasons', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-145')
    const offer = within(await screen.findByRole('region', { name: 'The same trouble?' }))
    offer.getByText(/both say “checkout”, “database”/)
    expect(offer.getByRole('link').getAttribute('href')).toBe('/incidents/INC-142')
    await user.click(offer.getByRole('button', { name: 'Attach to INC-142' }))
    await waitFor(() => expect(paths(world)).toContain('/api/alert-groups/group-4/attach'))
  })

  it('says why an offer cannot be taken any more', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-145')
    const offer = within(await screen.findByRole('region', { name: 'The same trouble?' }))
    const target = world.find('INC-142')
    if (target) target.state = 'RESOLVED'
    await user.click(offer.getByRole('button', { name: 'Attach to INC-142' }))
    await offer.findByText(/INC-142 is over/)
  })

  it('leads from a duplicate to the incident that goes on', async () => {
    const world = new World()
    world.add(anIncident(1, { state: 'RESOLVED', duplicateOf: { id: 'id-2', number: 'INC-2' } }))
    await openMuster(world, '/incidents/INC-1')
    const note = (await screen.findByText(/Ended as a duplicate/)).closest('p') as HTMLElement
    expect(within(note).getByRole('link').getAttribute('href')).toBe('/incidents/INC-2')
  })

  it('offers nothing to those who only read', async () => {
    await openMuster(demoWorld('aude'), '/incidents/INC-145')
    await screen.findByText('Similar incidents')
    expect(screen.queryByRole('region', { name: 'The same trouble?' })).toBeNull()
  })

  it('shows what belongs to it and whose alerts it has, links another and removes that again', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    const panel = within(await screen.findByRole('region', { name: 'Linked incidents' }))
    await panel.findByText('Search waits for the same database. · Rosa Reyes')
    panel.getByText('Caused')
    expect(panel.getByRole('link', { name: 'Checkout answers 500 for card payments' })).toBeTruthy()
    await user.click(panel.getByRole('button', { name: 'Link…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByRole('combobox'), 'CAUSE')
    await user.click(await dialog.findByRole('radio', { name: /^INC-145 / }))
    await user.type(dialog.getByRole('textbox', { name: /^Why/ }), 'It came first')
    await user.click(dialog.getByRole('button', { name: 'Link' }))
    await panel.findByText('It came first · Rosa Reyes')
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/incidents/INC-142/links',
      body: { kind: 'CAUSE', incident: 'INC-145', reason: 'It came first' },
    })
    await user.click(panel.getByRole('button', { name: 'Remove: Caused INC-145' }))
    await user.type(await screen.findByRole('textbox', { name: /Why does it not belong/ }), 'Another trouble')
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(paths(world)).toContain('/api/incidents/INC-142/links/remove'))
  })

  it('merges an incident nobody leads into another', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-145')
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await menuItem('Merge into another…'))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(await dialog.findByRole('radio', { name: /^INC-142 / }))
    await user.click(dialog.getByRole('button', { name: 'Merge' }))
    await waitFor(() => expect(paths(world)).toContain('/api/incidents/INC-145/merge'))
  })
})
