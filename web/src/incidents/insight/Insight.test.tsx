import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aChange } from '../../test/builders'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'
import { placeOf, pointsOf, ticksOf } from './course'

const panel = async (name: string) => within(await screen.findByRole('region', { name }))
const minute = 60_000

describe('suspects', () => {
  it('ranks changes with what speaks for and against each and what would clear it', async () => {
    await openMuster(demoWorld('aude'), '/incidents/INC-142')
    const suspects = await panel('Suspects')
    const [first, second] = await suspects
      .findAllByRole('listitem', { name: '' })
      .then(() => suspects.getAllByText(/%$/))
    expect(first?.textContent).toBe('78 %')
    expect(second?.textContent).toBe('below 1 %')
    suspects.getByText(/checkout is in trouble and needs payment-gateway/)
    suspects.getByText(/shop needs payment-gateway and is quiet/)
    suspects.getByText(/14 changes looked at by suspects\/1; 6 % that it was none of them/)
    expect(suspects.queryByRole('button', { name: /This was it/ })).toBeNull()
  })

  it('lets a responder mark the cause with a reason, and take it back', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    const suspects = await panel('Suspects')
    await user.click(await suspects.findByRole('button', { name: 'This was it: Payment gateway 3.1' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'What is this known from?' }), 'Over after the rollback')
    await user.click(dialog.getByRole('button', { name: 'Mark as the cause' }))
    await suspects.findByText('Marked as the cause')
    expect(world.writes.at(-1)).toMatchObject({
      path: '/api/incidents/INC-142/cause',
      body: { kind: 'CHANGE', changeId: 'chg-1', reason: 'Over after the rollback' },
    })
    await user.click(suspects.getByRole('button', { name: 'It was not that…' }))
    const back = within(await screen.findByRole('dialog'))
    await user.type(back.getByRole('textbox', { name: 'Why not?' }), 'It came back')
    await user.click(back.getByRole('button', { name: 'Take it back' }))
    await waitFor(() => expect(suspects.queryByText('Marked as the cause')).toBeNull())
  })

  it('takes a service or words for a cause', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/incidents/INC-142')
    const suspects = await panel('Suspects')
    await user.click(await suspects.findByRole('button', { name: 'It was something else…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(dialog.getByRole('combobox', { name: 'What was it?' }), 'OTHER')
    await user.type(dialog.getByRole('textbox', { name: 'In a few words' }), 'A cable')
    await user.type(dialog.getByRole('textbox', { name: 'What is this known from?' }), 'The provider')
    await user.click(dialog.getByRole('button', { name: 'Mark as the cause' }))
    await suspects.findByText(/A cable/)
    expect(world.writes.at(-1)?.body).toEqual({ kind: 'OTHER', text: 'A cable', reason: 'The provider' })
  })

  it('is not shown to whom it would be refused', async () => {
    await openMuster(demoWorld('adam'), '/incidents/INC-142')
    await screen.findByRole('region', { name: 'Roles' })
    expect(screen.queryByRole('region', { name: 'Suspects' })).toBeNull()
    expect(screen.queryByRole('region', { name: 'Changes, alerts and people' })).toBeNull()
  })
})

describe('the axis of changes, alerts and people', () => {
  it('is walked with the arrow keys and read as a table', async () => {
    const { user } = await openMuster(demoWorld('rosa'), '/incidents/INC-142')
    const course = await panel('Changes, alerts and people')
    const axis = within(await course.findByRole('group', { name: /arrow keys/ }))
    const points = axis.getAllByRole('button')
    expect(points.length).toBeGreaterThan(3)
    expect(points.filter(point => point.tabIndex === 0)).toHaveLength(1)
    points.find(point => point.tabIndex === 0)?.focus()
    await user.keyboard('{Home}')
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Pool of 40 \(checkout\)/)
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/New basket \(checkout\)/)
    await user.click(course.getByText(/As a table/))
    expect(course.getAllByRole('row')).toHaveLength(points.length + 1)
    course.getByRole('cell', { name: /Payment gateway 3.1 \(payment-gateway\) · needed by what is affected/ })
  })

  it('puts alerts where their source says they began', () => {
    const { id, kind, summary, outcome } = aChange('chg-7')
    const occurredAt = new Date(5 * minute).toISOString()
    const change = { id, kind, summary, outcome, occurredAt, service: 'checkout', hops: 0 }
    const fired = {
      eventId: 'e1',
      type: 'alert-group.alert-fired',
      actor: { kind: 'SYSTEM' as const },
      valueTime: new Date(20 * minute).toISOString(),
      summary: 'Alert Slow fires',
      data: { startsAt: new Date(10 * minute).toISOString() },
    }
    const points = pointsOf([change], [fired as unknown as Parameters<typeof pointsOf>[1][number]])
    expect(points.map(({ lane, at }) => [lane, at / minute])).toEqual([
      ['changes', 5],
      ['alerts', 10],
    ])
    expect(placeOf(10, 0, 40)).toBe(0.25)
    expect(placeOf(1, 1, 1)).toBe(0)
    expect(ticksOf(0, 60 * minute)).toHaveLength(7)
  })
})
