// The row loads these when they are needed; here they are there at once, however slow the machine.
import './TrackingDialogs'

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { TrackedIn } from '../api/types'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'
import { anAction } from '../test/reviews'
import { aTrackedItem } from '../test/trackers'
import type { World } from '../test/World'

const title = 'Watch how many payments are refused'

function worldWith(tracked?: Partial<TrackedIn>, as: 'rosa' | 'aude' = 'rosa'): World {
  const world = demoWorld(as)
  world.learning.actions = [anAction('a-9', 'INC-138', tracked ? { tracked: aTrackedItem(tracked) } : {})]
  return world
}

const row = async () => within((await screen.findByText(title)).closest('li') as HTMLElement)

describe('an action item that is tracked elsewhere', () => {
  it('leads there and says how it stands', async () => {
    await openMuster(worldWith({ title: 'Watch refusals', due: '2026-12-15' }), '/action-items')
    const item = await row()
    expect(item.getByRole('link', { name: '#12' }).getAttribute('href')).toBe('https://github.com/acme/shop/issues/12')
    item.getByText(/Tracked in Shop issues/)
    item.getByText(/, open, called “Watch refusals” there, assigned to ravi-rao, due by 2026-12-15 there/)
  })

  it('is handed over to a tracker somebody chooses', async () => {
    const world = worldWith()
    const { user } = await openMuster(world, '/action-items')
    await user.click((await row()).getByRole('button', { name: `Track ${title}` }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Track it elsewhere' }))
    dialog.getByText(/nobody’s name is/)
    await waitFor(() => expect(dialog.getByRole('button', { name: 'Track it' }).hasAttribute('disabled')).toBe(false))
    await user.click(dialog.getByRole('button', { name: 'Track it' }))
    await (await row()).findByText(/the issue is being made/)
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/reviews/INC-138/actions/a-9/tracker',
      body: { tracker: 'tracker-shop' },
    })
  })

  it('says what keeps Muster from following it, and what to do', async () => {
    await openMuster(
      worldWith({
        trouble: {
          kind: 'NOT_ADMITTED',
          advice: 'Renew the credential.',
          says: '401 Bad credentials',
          since: new Date(0).toISOString(),
        },
      }),
      '/action-items',
    )
    const item = await row()
    item.getByText(/Not followed since/)
    item.getByText(/Renew the credential. The tracker said: 401 Bad credentials/)
  })

  it('and was closed there without being done asks for a decision', async () => {
    await openMuster(worldWith({ state: 'NOT_PLANNED' }), '/action-items')
    ;(await row()).getByText(/Drop it here, saying why, or open it there again/)
  })

  it('is looked at when somebody asks, and followed no longer with a reason', async () => {
    const world = worldWith({})
    const { user } = await openMuster(world, '/action-items')
    await user.click((await row()).getByRole('button', { name: `Look now at the issue of ${title}` }))
    await user.click((await row()).getByRole('button', { name: `Stop tracking ${title}` }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Stop tracking it' }))
    await user.type(dialog.getByRole('textbox', { name: /Why is it not to be followed/ }), 'Another team')
    await user.click(dialog.getByRole('button', { name: 'Stop tracking' }))
    await waitFor(() => expect(screen.queryByText(/Tracked in/)).toBeNull())
    expect(world.writes.at(-1)?.body).toEqual({ reason: 'Another team' })
  })

  it('offers nothing to those who only read', async () => {
    await openMuster(worldWith({}, 'aude'), '/action-items')
    const item = await row()
    item.getByText(/Tracked in/)
    expect(item.queryByRole('button', { name: /Track|Look|Stop/ })).toBeNull()
  })
})
