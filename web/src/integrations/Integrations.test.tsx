import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Integration } from '../api/types'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { World } from '../test/World'

const rowOf = async (name: string) => within((await screen.findByText(name)).closest('li') as HTMLElement)

describe('integrations', () => {
  it('says of each tool whether it sends, and what went wrong', async () => {
    await openMuster(demoWorld('adam'), '/integrations')
    ;(await rowOf('Production Prometheus')).getByText(/Last message/)
    ;(await rowOf('Staging Prometheus')).getByText(/Quiet for/)
    const paging = await rowOf('Payments paging')
    paging.getByText('Nothing has come in yet.')
    paging.getByText(/1 message could not be read.*The body must be an object/)
    await paging.findByText('PagerDuty Events v2')
    const old = await rowOf('Old cluster')
    old.getByText(/Disabled/)
    expect(old.queryByRole('button', { name: /New key/ })).toBeNull()
  })

  it('lets a tool in and shows its key and address once', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click(await screen.findByRole('button', { name: 'New integration…' }))
    let dialog = within(await screen.findByRole('dialog', { name: 'New integration' }))
    const make = dialog.getByRole('button', { name: 'Make the key' })
    expect(make.hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /Name/ }), 'Kitchen')
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Kind of tool' }), 'alertmanager')
    await user.click(make)
    dialog = within(await screen.findByRole('dialog', { name: 'The key, shown once' }))
    dialog.getByText('mi_int-kitchen_a-key-of-the-pretended-world')
    dialog.getByText(/\/intake\/alertmanager$/)
    expect(world.writes[0]?.body).toEqual({ name: 'Kitchen', source: 'alertmanager' })
    expect(world.writes[0]?.key).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'I have put it in' }))
    await waitFor(() => expect(screen.queryByText(/mi_int-kitchen/)).toBeNull())
    await screen.findByText('Kitchen')
  })

  it('makes a new key beside the old one, which is retired when the tool has the new', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await user.click(await screen.findByRole('button', { name: 'New key for Staging Prometheus' }))
    let dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Make a new key' }))
    dialog = within(await screen.findByRole('dialog', { name: 'The key, shown once' }))
    dialog.getByText(/the-next-key/)
    await user.click(dialog.getByRole('button', { name: 'I have put it in' }))
    const row = await rowOf('Staging Prometheus')
    await user.click(await row.findByRole('button', { name: 'Retire it now' }))
    await waitFor(() => expect(row.queryByText(/The old key opens until/)).toBeNull())
    expect(world.writes.map(write => write.path)).toEqual([
      '/api/integrations/int-2/rotate',
      '/api/integrations/int-2/retire-old-key',
    ])
  })

  it('puts alerts together by labels and within a window', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    const row = await rowOf('Staging Prometheus')
    row.getByText(/one problem when the tool says so/)
    await user.click(row.getByRole('button', { name: 'How alerts of Staging Prometheus are put together' }))
    const dialog = within(await screen.findByRole('dialog'))
    const window = dialog.getByRole('combobox', { name: 'A new alert joins' })
    expect(window.hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /Labels/ }), 'service, zone ,')
    await user.selectOptions(window, '30m')
    await user.click(dialog.getByRole('button', { name: 'Put together like this' }))
    await row.findByText(/the same service and zone and come within 30m of/)
    expect(world.writes.map(write => [write.path, write.body])).toEqual([
      ['/api/integrations/int-2/grouping', { labels: ['service', 'zone'], window: 'PT30M' }],
    ])
  })

  it('lets alerts end by themselves, or never', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    const row = await rowOf('Staging Prometheus')
    row.getByText('Alerts end when the tool says so.')
    const change = row.getByRole('button', { name: 'When alerts of Staging Prometheus end by themselves' })
    await user.click(change)
    let dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByRole('combobox'), 'PT48H')
    await user.click(dialog.getByRole('button', { name: 'Set' }))
    await row.findByText(/not heard of for 2d/)
    await user.click(change)
    dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByRole('combobox'), 'never by itself')
    await user.click(dialog.getByRole('button', { name: 'Set' }))
    await row.findByText('Alerts end when the tool says so.')
    expect(world.writes.map(write => write.body)).toEqual([{ after: 'PT48H' }, {}])
  })

  it('says how much is taken of a tool, and changes it', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    const row = await rowOf('Staging Prometheus')
    row.getByText(/At most 6,000 messages a minute/)
    const change = row.getByRole('button', { name: 'How much is taken of Staging Prometheus' })
    await user.click(change)
    let dialog = within(await screen.findByRole('dialog'))
    const field = dialog.getByRole('textbox', { name: /Messages a minute/ })
    await user.clear(field)
    await user.type(field, '12000')
    await user.click(dialog.getByRole('button', { name: 'Set' }))
    await row.findByText(/At most 12,000 messages a minute/)
    await user.click(change)
    dialog = within(await screen.findByRole('dialog'))
    await user.clear(dialog.getByRole('textbox', { name: /Messages a minute/ }))
    await user.click(dialog.getByRole('button', { name: 'Set' }))
    await row.findByText(/At most 6,000 messages a minute/)
    expect(world.writes.map(write => write.body)).toEqual([{ perMinute: 12_000 }, {}])
  })

  it('disables a tool after saying what that means', async () => {
    const { user } = await openMuster(demoWorld('adam'), '/integrations')
    await user.click(await screen.findByRole('button', { name: 'Disable Staging Prometheus' }))
    const dialog = within(await screen.findByRole('dialog'))
    dialog.getByText(/cannot be enabled again/)
    await user.click(dialog.getByRole('button', { name: 'Disable' }))
    await (await rowOf('Staging Prometheus')).findByText(/Disabled/)
  })

  it('shows the last messages, how each was read, and one as it came', async () => {
    const { user } = await openMuster(demoWorld('adam'), '/integrations')
    const row = await rowOf('Production Prometheus')
    await user.click(row.getByRole('button', { name: 'Show messages' }))
    await row.findByText('Not read: /alerts must be a list.')
    row.getByText('1 alert: 1 new problem, 1 change, 0 known already')
    row.getByText('fires: HighErrorRate · checkout · critical · 9a3c1f0de45b7c21')
    const [first, second] = row.getAllByRole('button', { name: 'As it came' })
    await user.click(second as HTMLElement)
    await row.findByText('{"version":"4","alerts":[{"status":"firing"}]}')
    await user.click(first as HTMLElement)
    await row.findByText('Not here')
  })

  it('shows what a tool said of itself, and the link somebody has to open', async () => {
    const { user } = await openMuster(demoWorld('adam'), '/integrations')
    const row = await rowOf('Cloud alarms')
    row.getByText('Only from arn:aws:sns:eu-west-1:123456789012:muster')
    await user.click(row.getByRole('button', { name: 'Show messages' }))
    await row.findByText('The subscription is confirmed.')
    const link = row.getByRole('link', { name: 'Open it at sns.eu-west-1.amazonaws.com' })
    expect(link.getAttribute('href')).toBe('https://sns.eu-west-1.amazonaws.com/?Token=t')
  })

  it('tries how messages are read before it holds', async () => {
    const world = demoWorld('adam')
    world.integrations.push({
      ...(world.integrations[0] as Integration),
      id: 'int-9',
      name: 'Odd tool',
      source: 'generic',
    })
    const { user } = await openMuster(world, '/integrations')
    await user.click(await screen.findByRole('button', { name: 'How messages of Odd tool are read' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'How messages of Odd tool are read' }))
    await user.type(dialog.getByRole('textbox', { name: /Summary/ }), '{{$.title}')
    await user.type(dialog.getByRole('textbox', { name: /What its severities mean/ }), 'bad=critical')
    await user.type(dialog.getByRole('textbox', { name: /Status when it is over/ }), 'ok, closed')
    const sample = dialog.getByRole('textbox', { name: /Sample/ })
    await user.type(sample, 'no json')
    await user.click(dialog.getByRole('button', { name: 'Try it' }))
    await dialog.findByText(/must be an object or a list/)
    await user.clear(sample)
    await user.type(sample, '{{}')
    await user.click(dialog.getByRole('button', { name: 'Try it' }))
    await dialog.findByText('Read by {$.title}')
    expect(world.writes).toEqual([])
    await user.click(dialog.getByRole('button', { name: 'Read them like this' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.mappings.get('int-9')?.mapping).toEqual({
      summary: '{$.title}',
      severities: { bad: 'critical' },
      resolved: ['ok', 'closed'],
      acknowledged: [],
    })
  })

  it('says so when nothing is there', async () => {
    const world = new World()
    world.me = demoWorld('adam').me
    const { unmount } = await openMuster(world, '/integrations')
    await screen.findByText('No tool may send alerts yet. Let the first one in.')
    unmount()
    const other = demoWorld('adam')
    const { user } = await openMuster(other, '/integrations')
    const row = await rowOf('Staging Prometheus')
    await user.click(row.getByRole('button', { name: 'Show messages' }))
    await row.findByText(/No message is kept/)
  })

  it('is for administrators alone', async () => {
    await openMuster(demoWorld('mina'), '/integrations')
    await screen.findByText(/the role administrator/)
  })
})
