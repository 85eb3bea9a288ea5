// The page loads this when it is needed; here it is there at once, however slow the machine.
import '../page/LatePanel'

import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { aWatch, unwatched } from '../../test/recovery'
import { openMuster } from '../../test/render'

const panel = async () => within(await screen.findByRole('region', { name: 'Recovery watch' }))

const missing = () =>
  HttpResponse.json(
    {
      type: 'urn:muster:problem:recovery-incomplete',
      title: 'Recovery incomplete',
      status: 409,
      open: [{ id: 'restored', phase: 'RECOVERY', text: 'Every asset is restored' }],
      watch: 'RUNNING',
    },
    { status: 409 },
  )

describe('the recovery watch', () => {
  it('says how long it goes on, what is watched and what was last seen', async () => {
    await openMuster(demoWorld('rosa'), '/incidents/INC-142')
    const watch = await panel()
    await watch.findByText('Being watched')
    watch.getByText(/left$/)
    watch.getByText('Services: checkout, payments')
    watch.getByText('Failed payments a second must not be above 0.5: now 0.02')
    watch.getByText(/Looked 240 times, last/)
  })

  it('says that a metric cannot be read, and what came back', async () => {
    const world = demoWorld('aude')
    const [shown] = aWatch().metrics
    const ended = aWatch({
      stage: 'RECURRED',
      ending: 'It came back: CheckoutErrors fires on checkout',
      endedAt: new Date().toISOString(),
      metrics: shown ? [{ metric: shown.metric, trouble: 'NO_ANSWER' }] : [],
    })
    world.recoveryWatch = new Map([['id-142', { sources: [], watch: ended }]])
    await openMuster(world, '/incidents/INC-142')
    const watch = await panel()
    await watch.findByText('It came back')
    watch.getByText(/CheckoutErrors fires on checkout/)
    watch.getByText(/the server does not answer/)
    expect(watch.queryByRole('button', { name: /Watch|Stop|Declare/ })).toBeNull()
  })

  it('is begun over the affected services, and over a metric of a server that is set up', async () => {
    const world = demoWorld('rosa')
    world.recoveryWatch = new Map([['id-142', unwatched()]])
    const { user } = await openMuster(world, '/incidents/INC-142')
    await (await panel()).findByText('Nobody has it watched whether it comes back.')
    await user.click((await panel()).getByRole('button', { name: 'Watch whether it comes back…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Watch whether it comes back' }))
    await user.click(dialog.getByRole('button', { name: 'Add a metric' }))
    await user.type(dialog.getByRole('textbox', { name: 'What is it called?' }), 'Errors')
    expect(dialog.getByRole('button', { name: 'Begin to watch' }).hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: 'PromQL expression' }), 'errors')
    await user.type(dialog.getByRole('textbox', { name: 'Threshold' }), '2')
    await user.click(dialog.getByRole('button', { name: 'Begin to watch' }))
    await waitFor(() =>
      expect(world.writes.at(-1)?.body).toMatchObject({
        minutes: 240,
        metrics: [{ name: 'Errors', source: 'main', expression: 'errors', limit: 'ABOVE', threshold: 2 }],
      }),
    )
    expect(world.writes.at(-1)?.path).toBe('/api/incidents/INC-142/recovery-watch')
  })

  it('is stopped with a reason', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click(await (await panel()).findByRole('button', { name: 'Stop…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Stop the watch' }))
    await user.type(dialog.getByRole('textbox', { name: 'Why is it not watched on?' }), 'Switched off')
    await user.click(dialog.getByRole('button', { name: 'Stop' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ reason: 'Switched off' }))
  })

  it('is declared complete by whoever leads alone', async () => {
    await openMuster(demoWorld('rosa'), '/incidents/INC-144')
    await (await panel()).findByRole('button', { name: 'Watch whether it comes back…' })
    expect((await panel()).queryByRole('button', { name: 'Declare the recovery complete…' })).toBeNull()
  })

  it('shows what is missing before a recovery is complete, and takes a reason', async () => {
    const world = demoWorld('mina')
    world.recoveryMissing = missing
    const { user } = await openMuster(world, '/incidents/INC-142')
    await user.click(await (await panel()).findByRole('button', { name: 'Declare the recovery complete…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Declare the recovery complete' }))
    await user.click(dialog.getByRole('button', { name: 'Declare it complete' }))
    await dialog.findByText('Every asset is restored')
    dialog.getByText('The watch is still on.')
    await user.type(dialog.getByRole('textbox', { name: 'Why is it complete all the same?' }), 'Tomorrow')
    await user.click(dialog.getByRole('button', { name: 'Declare it complete' }))
    await waitFor(() => expect(world.writes.at(-1)?.body).toEqual({ overrideReason: 'Tomorrow' }))
  })

  it('says when it cannot be read', async () => {
    const world = demoWorld('rosa')
    world.recoveryWatch = undefined
    await openMuster(world, '/incidents/INC-142')
    await (await panel()).findByText('Not here')
  })
})
