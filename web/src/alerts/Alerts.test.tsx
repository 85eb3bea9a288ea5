import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anAlertGroup } from '../test/builders'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const rowOf = async (name: string) => within((await screen.findByRole('link', { name })).closest('li') as HTMLElement)

describe('alerts', () => {
  it('shows each problem with how it stands and the incident it opened', async () => {
    await openMuster(demoWorld('rosa'), '/alerts')
    const first = await rowOf('Checkout answers 500 for card payments')
    expect(first.getByRole('link', { name: 'INC-142' }).getAttribute('href')).toBe('/incidents/INC-142')
    first.getByText(/1 of 1 alert firing · checkout · from Production Prometheus/)
    const silenced = await rowOf('Disk almost full')
    silenced.getByText('Silenced')
    silenced.getByText(/came back, time 3/)
    ;(await rowOf('Queue is slow')).getByText('Over, silenced')
  })

  it('keeps to a state and words, which stand in the address', async () => {
    const { user, router } = await openMuster(demoWorld('rosa'), '/alerts')
    await screen.findByText('Queue is slow')
    await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Silenced')
    await waitFor(() => expect(screen.queryByText('Queue is slow')).toBeNull())
    await user.type(screen.getByRole('textbox', { name: 'Words' }), 'nothing like it')
    await user.click(screen.getByRole('button', { name: 'Show' }))
    await screen.findByText('No alert there, as far as any tool reported.')
    expect(router.state.location.search).toEqual({ state: 'SILENCED', q: 'nothing like it' })
  })

  it('shows one with its alerts and why they are one, and leads to a silence of it', async () => {
    const { user, router } = await openMuster(demoWorld('rosa'), '/alerts/group-2')
    await screen.findByText('Disk of db-1 is 91 % full')
    screen.getByText(/One problem by the rule alertmanager-group-key\/1/)
    screen.getByText(/Nobody is called out, at least until/)
    screen.getByText('zone="eu"')
    screen.getByText('Alerts began')
    await user.click(screen.getByRole('button', { name: 'Silence…' }))
    await screen.findByRole('heading', { name: 'New silence' })
    expect(router.state.location.search).toEqual({ labels: { name: 'DiskFull', service: 'storage', host: 'db-1' } })
    expect(screen.getByRole('textbox', { name: 'Value of condition 1' })).toHaveProperty('value', 'DiskFull')
  })

  it('shows more when asked', async () => {
    const world = demoWorld('rosa')
    world.alertGroups = Array.from({ length: 60 }, (_, n) => anAlertGroup(`g${n}`, { title: `Problem ${n}` }))
    const { user } = await openMuster(world, '/alerts')
    await screen.findByText('Problem 49')
    expect(screen.queryByText('Problem 50')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Load more' }))
    await screen.findByText('Problem 59')
  })

  it('offers no silence to those who may not make one', async () => {
    await openMuster(demoWorld('aude'), '/alerts/group-2')
    await screen.findByText('Disk of db-1 is 91 % full')
    expect(screen.queryByRole('button', { name: 'Silence…' })).toBeNull()
  })

  it('says when there is nothing, and what is wrong', async () => {
    const world = demoWorld('rosa')
    world.alertGroups = []
    const { unmount } = await openMuster(world, '/alerts')
    await screen.findByText('No tool has sent an alert yet.')
    unmount()
    await openMuster(world, '/alerts/unknown')
    await screen.findByText('Not here')
  })

  it('attaches the alerts to an open incident that somebody chooses, and takes them away again', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/alerts/group-4')
    await user.click(await screen.findByRole('button', { name: 'Attach to an incident…' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByRole('button', { name: 'Attach' })).toHaveProperty('disabled', true)
    await user.click(await dialog.findByRole('radio', { name: /^INC-142 / }))
    expect(dialog.queryByRole('radio', { name: /^INC-145 / })).toBeNull()
    await user.click(dialog.getByRole('button', { name: 'Attach' }))
    await screen.findByText(/Attached by a person/)
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/alert-groups/group-4/attach',
      body: { incident: 'INC-142' },
    })
    await user.click(screen.getByRole('button', { name: 'Take away again…' }))
    await user.type(await screen.findByRole('textbox', { name: /Why do they not belong/ }), 'Another database')
    await user.click(screen.getByRole('button', { name: 'Take away' }))
    await waitFor(() => expect(screen.queryByText(/Attached by a person/)).toBeNull())
  })

  it('lets only responders attach', async () => {
    await openMuster(demoWorld('aude'), '/alerts/group-4')
    await screen.findByText('Alerts began')
    expect(screen.queryByRole('button', { name: 'Attach to an incident…' })).toBeNull()
  })
})
