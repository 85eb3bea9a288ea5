import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aPlanText, ravi } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { rowOf } from '../ui/rowOf'
import { bodyOfDraft, draftOf, emptyDraft, slugOf } from './draft'

const rowWith = async (text: string) => within((await screen.findByText(text)).closest('li') as HTMLElement)

describe('response plans', () => {
  it('say which hold, who has not read them and which are overdue', async () => {
    await openMuster(demoWorld('rosa'), '/prepare')
    const login = await rowWith('Brute-force login')
    login.getByText('For incidents: brute-force-login, on login, SEV1, SEV2')
    login.getByText('Version 1 holds. Read by 1 person, not by you yet.')
    const ransom = await rowWith('Ransomware')
    ransom.getByText(/Draft 2 waits for approval/)
    ransom.getByText(/Overdue: it should have been looked through by/)
  })

  it('are adopted from those Muster brings along by one click, as a draft', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare')
    await user.click(await screen.findByRole('button', { name: 'Adopt Denial of service as a draft' }))
    await screen.findByRole('heading', { name: 'Denial of service' })
    screen.getByText('Nothing holds yet. Draft 1 is being written.')
    expect(world.writes.at(-1)?.path).toBe('/api/plan-templates/ddos/adopt')
    await user.click(screen.getByRole('button', { name: 'Submit for approval' }))
    await screen.findByText(/Draft 1 waits for approval/)
  })

  it('show who has to be there, what to do, who is told and whom to call', async () => {
    await openMuster(demoWorld('rosa'), '/prepare/plans/response-plan-brute-force-login')
    await screen.findByText('Block the addresses that try most')
    screen.getByText(/Communications at SEV1, trained in Speaking to customers/)
    screen.getByText(/then every 2 h/)
    screen.getByText(/Dora Duty, \+49 30 0000000/)
    screen.getByText('(somebody is commander)')
  })

  it('are acknowledged by whoever has read them', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare/plans/response-plan-brute-force-login')
    await user.click(await screen.findByRole('button', { name: 'I have read version 1' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'I have read version 1' })).toBeNull())
    expect(world.writes.at(-1)?.body).toEqual({ version: 1 })
    expect(screen.getAllByText('Rosa Reyes (you)')).toHaveLength(2)
  })

  it('are approved by a manager who sees what is different and which incident taught it', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/prepare/plans/response-plan-ransomware')
    await screen.findByText('containment: Take the backups off the network')
    screen.getByText('every 6 months')
    expect(screen.getByRole('link', { name: 'What an incident taught' }).getAttribute('href')).toContain('id-142')
    await user.click(screen.getByRole('button', { name: 'Approve draft 2' }))
    await screen.findByText(/Version 2 holds/)
    expect(world.writes.at(-1)).toMatchObject({ path: expect.stringContaining('/approve'), body: { draft: 2 } })
  })

  it('say by name whom a role pages where that is different', async () => {
    const world = demoWorld('mina')
    world.planChanges = [
      {
        part: 'roles',
        kind: 'CHANGED',
        before: 'commander',
        after: 'commander, paged for after 5 min',
        pagedAfter: { kind: 'PERSON', id: ravi.id },
      },
    ]
    await openMuster(world, '/prepare/plans/response-plan-ransomware')
    await screen.findByText('commander, paged for after 5 min, by paging Ravi Rao')
  })

  it('cannot be approved by a responder, nor by the manager who wrote them', async () => {
    const world = demoWorld('mina')
    const plan = world.plans?.[1]
    if (plan) plan.mayApprove = false
    const { unmount } = await openMuster(world, '/prepare/plans/response-plan-ransomware')
    await screen.findByText(/another manager has to approve it/)
    expect(screen.queryByRole('button', { name: 'Approve draft 2' })).toBeNull()
    unmount()
    await openMuster(demoWorld('rosa'), '/prepare/plans/response-plan-ransomware')
    await screen.findByText(/Draft 2 waits for approval/)
    expect(screen.queryByRole('button', { name: /Approve|Retire/ })).toBeNull()
  })

  it('are given back, retired and found to hold with a reason', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/prepare/plans/response-plan-ransomware')
    await user.click(await screen.findByRole('button', { name: 'Give back…' }))
    const verb = await screen.findByRole('button', { name: 'Give back' })
    expect(verb).toHaveProperty('disabled', true)
    await user.type(screen.getByRole('textbox', { name: /What has to be different/ }), 'Name the insurer')
    await user.click(verb)
    await screen.findByText(/Draft 2 was given back/)
    expect(world.writes.at(-1)?.body).toEqual({ reason: 'Name the insurer' })
    await user.click(screen.getByRole('button', { name: 'It still holds…' }))
    await user.type(await screen.findByRole('textbox', { name: /What was looked at/ }), 'All of it')
    await user.click(screen.getByRole('button', { name: 'Record it' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ note: 'All of it' }))
  })

  it('are changed part by part, and keep what was not touched', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/prepare/plans/response-plan-brute-force-login')
    await user.click(await screen.findByRole('button', { name: 'Change…' }))
    await user.click(screen.getByRole('button', { name: 'Add a task' }))
    await user.type(screen.getByRole('textbox', { name: 'Task 3' }), 'Lower the limits')
    await user.click(screen.getByRole('button', { name: 'Remove task 2' }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'How criterion 2 is found out' }), 'tasks are done')
    await user.type(screen.getByRole('textbox', { name: 'What criterion 2 is about' }), 'containment')
    await user.type(screen.getByRole('textbox', { name: /Why does it change/ }), 'It came back')
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    await screen.findByText(/Draft 2 is being written/)
    const body = world.writes.at(-1)?.body as Record<string, object[]>
    expect(body.tasks).toEqual([
      { id: 'block-sources', phase: 'CONTAINMENT', title: 'Block the addresses that try most', kind: 'containment' },
      { id: 'lower-the-limits', phase: 'CONTAINMENT', title: 'Lower the limits' },
    ])
    expect(body.exitCriteria?.[1]).toMatchObject({ kind: 'TASKS_DONE', what: 'containment' })
    expect(body.contacts?.[0]).toMatchObject({ id: 'contact-1', name: 'Dora Duty' })
    expect(world.writes.at(-1)?.version).toBe('"2"')
  }, 20_000)

  it('say after how long without somebody in a role whom to page, and keep who is not listed any more', async () => {
    const world = demoWorld('rosa')
    const role = world.plans?.[0]?.holding?.content.roles[1]
    if (role) role.page = { kind: 'SCHEDULE', id: 'gone' }
    const { user } = await openMuster(world, '/prepare/plans/response-plan-brute-force-login')
    await screen.findByText(/by paging Whoever is on call on gone/)
    await user.click(screen.getByRole('button', { name: 'Change…' }))
    await user.type(screen.getByLabelText('Role 1: page after so many minutes without'), '5')
    const whom = screen.getByRole('combobox', { name: 'Role 1: whom to page' })
    await within(whom).findByRole('option', { name: 'Ravi Rao' })
    await user.selectOptions(whom, 'Ravi Rao')
    expect(screen.getByRole('combobox', { name: 'Role 2: whom to page' })).toHaveProperty('value', 'SCHEDULE gone')
    await user.type(screen.getByRole('textbox', { name: /Why does it change/ }), 'Nobody led')
    await user.click(screen.getByRole('button', { name: 'Save draft' }))
    await screen.findByText(/Draft 2 is being written/)
    expect(world.writes.at(-1)?.body).toHaveProperty('roles', [
      { role: 'COMMANDER', severities: [], pageAfterMinutes: 5, page: { kind: 'PERSON', id: ravi.id } },
      expect.objectContaining({ page: { kind: 'SCHEDULE', id: 'gone' } }),
    ])
  }, 20_000)

  it('are read by auditors, who change nothing, and say when there are none', async () => {
    await openMuster(demoWorld('aude'), '/prepare/plans/response-plan-brute-force-login').then(({ unmount }) => {
      expect(screen.queryByRole('button', { name: /read version|Change/ })).toBeNull()
      unmount()
    })
    const world = demoWorld('aude')
    world.plans = []
    await openMuster(world, '/prepare')
    await screen.findByText('There is no plan yet.')
    expect(screen.queryByRole('button', { name: /Adopt/ })).toBeNull()
  })
})

describe('a draft', () => {
  it('gives what has no name one that lasts and is like no other', () => {
    const taken = new Set(['block-them'])
    expect(slugOf('Block them!', taken)).toBe('block-them-2')
    expect(slugOf('Überprüfen, größer', taken)).toMatch(/^[a-z0-9-]+$/)
    expect(slugOf('…', taken)).toBe('item')
  })

  it('comes back as it was read', () => {
    const text = aPlanText(1)
    const body = bodyOfDraft(draftOf(text))
    expect(body).toMatchObject({ ...text.content })
  })

  it('leaves out what is empty', () => {
    const body = bodyOfDraft({
      ...emptyDraft(),
      contacts: [rowOf({ kind: 'OTHER' as const, organisation: 'X', name: '' })],
    })
    expect(body.contacts).toEqual([{ kind: 'OTHER', organisation: 'X' }])
    expect(body).not.toHaveProperty('reason')
  })
})
