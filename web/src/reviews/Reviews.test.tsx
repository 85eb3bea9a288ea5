import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../test/demoWorld'
import { openMuster } from '../test/render'

const rowWith = async (text: RegExp) => within((await screen.findAllByText(text))[0]?.closest('li') as HTMLElement)
const panel = async (name: string) => within(await screen.findByRole('region', { name }))

describe('reviews', () => {
  it('say which incidents have taught nothing yet, since when, and how far each review has come', async () => {
    await openMuster(demoWorld('rosa'), '/reviews')
    const waiting = await panel('Ended, and not reviewed yet')
    await waiting.findByText(/41 days ago/)
    waiting.getByText(/Given back/)
    const all = await panel('All reviews')
    await all.findByText(/INC-138 Payments were refused/)
    const submitted = await rowWith(/INC-138 Payments were refused/)
    submitted.getByText(/Waits for approval/)
  })

  it('are filtered by how far they have come, in the URL', async () => {
    const { user, router } = await openMuster(demoWorld('aude'), '/reviews')
    const all = await panel('All reviews')
    await all.findByText(/INC-141/)
    await user.selectOptions(screen.getByRole('combobox', { name: 'How far they have come' }), 'Waits for approval')
    await waitFor(() => expect(all.queryByText(/INC-141/)).toBeNull())
    expect(router.state.location.search).toEqual({ progress: 'SUBMITTED' })
  })

  it('show drafted lines with the events they are known from', async () => {
    await openMuster(demoWorld('rosa'), '/reviews/INC-141')
    const summary = await panel('Summary')
    const link = summary.getAllByRole('link', { name: 'The incident as it was known at position 11 of the log' })[0]
    expect(link?.getAttribute('href')).toContain('/incidents/INC-141?asOf=11')
    summary.getByText(/Drafted by Muster/)
  })

  it('are written section by section', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/reviews/INC-141')
    await user.click(await screen.findByRole('button', { name: 'Edit What helped' }))
    await user.type(screen.getByRole('textbox', { name: 'What helped' }), 'The map')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    const helped = await panel('What helped')
    await helped.findByText('The map')
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/reviews/INC-141/sections/HELPED',
      body: { version: 1, text: 'The map' },
    })
    await user.click(helped.getByRole('button', { name: 'Make What helped public' }))
    await helped.findByText('For the public.')
  })

  it('lose no words when two people write at once', async () => {
    const world = demoWorld('rosa')
    world.learning.meanwhile.set('HELPED', 'The night shift')
    const { user } = await openMuster(world, '/reviews/INC-141')
    await user.click(await screen.findByRole('button', { name: 'Edit What helped' }))
    await user.type(screen.getByRole('textbox', { name: 'What helped' }), 'The map')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    const offer = within(await screen.findByRole('alert'))
    offer.getByText(/Somebody else saved here meanwhile/)
    expect(offer.getByRole('textbox', { name: 'Both together' })).toHaveProperty('value', 'The night shift\nThe map')
    await user.click(offer.getByRole('button', { name: 'Save both together' }))
    const helped = await panel('What helped')
    await helped.findByText('The map')
    helped.getByText('The night shift')
    expect(world.writes.at(-1)?.body).toEqual({ version: 2, text: 'The night shift\nThe map' })
  })

  it('keep what was typed and not saved', async () => {
    const world = demoWorld('rosa')
    const { user, unmount } = await openMuster(world, '/reviews/INC-141')
    await user.click(await screen.findByRole('button', { name: 'Edit What helped' }))
    await user.type(screen.getByRole('textbox', { name: 'What helped' }), 'The map')
    unmount()
    const again = await openMuster(world, '/reviews/INC-141')
    await again.user.click(await screen.findByRole('button', { name: 'Edit What helped' }))
    expect(screen.getByRole('textbox', { name: 'What helped' })).toHaveProperty('value', 'The map')
    await again.user.click(screen.getByRole('button', { name: 'Cancel' }))
  })

  it('name what contributed and ask why until there is something to change', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/reviews/INC-141')
    await user.click(await screen.findByRole('button', { name: 'Add a factor' }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Monitoring')
    await user.type(screen.getByRole('textbox', { name: 'What contributed?' }), 'Nothing watched it')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Nothing watched it')
    expect(world.writes.at(-1)?.body).toEqual({ kind: 'MONITORING', text: 'Nothing watched it' })
    await user.click(screen.getByRole('button', { name: 'Say why it happened' }))
    await user.type(screen.getByRole('textbox', { name: 'Because…' }), 'The pool ran dry')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await user.click(await screen.findByRole('button', { name: 'Why: The pool ran dry' }))
    await user.type(screen.getByRole('textbox', { name: 'Because…' }), 'It was too small')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    const cause = await screen.findByText('It was too small')
    expect(cause.closest('ol')?.parentElement?.textContent).toContain('The pool ran dry')
    await user.click(screen.getByRole('button', { name: 'Remove It was too small' }))
    await waitFor(() => expect(screen.queryByText('It was too small')).toBeNull())
  }, 20_000)

  it('are published by a manager who wrote none of it, and read as the public reads them', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/reviews/INC-138')
    await user.click(await screen.findByRole('button', { name: 'Approve and publish' }))
    await screen.findByText(/Version 1 is published/)
    expect(world.writes.at(-1)?.body).toEqual({ revision: 9 })
    await user.click(screen.getByRole('button', { name: 'Look at version 1' }))
    const versions = await panel('What was published')
    await versions.findByText('Change: A release with a smaller pool')
    await user.click(versions.getByRole('radio', { name: 'the public' }))
    await waitFor(() => expect(versions.queryByText('Change: A release with a smaller pool')).toBeNull())
    versions.getByText('The runbook named the switch.')
  })

  it('are given back or done without with a reason, by managers', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/reviews/INC-138')
    await user.click(await screen.findByRole('button', { name: 'Give back…' }))
    await user.type(await screen.findByRole('textbox', { name: /What has to be different/ }), 'Say how many')
    await user.click(screen.getByRole('button', { name: 'Give back' }))
    await screen.findByText(/Say how many/)
    await user.click(screen.getByRole('button', { name: 'Not needed…' }))
    await user.type(await screen.findByRole('textbox', { name: /Why is nothing to be learned/ }), 'A test')
    await user.click(screen.getByRole('button', { name: 'Not needed' }))
    await screen.findByText(/Not needed, says/)
    expect(world.writes.at(-1)?.body).toEqual({ reason: 'A test' })
  })

  it('say that the incident went on, and are not submitted before it is over', async () => {
    const world = demoWorld('rosa')
    const first = world.learning.reviews?.[0]
    if (first) Object.assign(first.row, { incidentOpen: true, outdated: true, version: 1 })
    await openMuster(world, '/reviews/INC-141')
    await screen.findByText(/The incident went on after this was submitted or published/)
    expect(screen.queryByRole('button', { name: 'Submit for approval' })).toBeNull()
  })

  it('are read by auditors, who change nothing, and fail and are empty in words', async () => {
    const { unmount } = await openMuster(demoWorld('aude'), '/reviews/INC-138')
    await screen.findByText('The connection pool ran dry')
    expect(screen.queryByRole('button', { name: /Edit|Submit|Approve|Add|Make/ })).toBeNull()
    unmount()
    const world = demoWorld('rosa')
    world.learning.reviews = []
    world.learning.unreviewed = []
    const empty = await openMuster(world, '/reviews')
    await screen.findByText(/Every incident that ended has a published review/)
    await screen.findByText(/There is no review yet/)
    empty.unmount()
    await openMuster(demoWorld('rosa'), '/reviews/INC-1')
    await screen.findByText('Not here')
  })
})
