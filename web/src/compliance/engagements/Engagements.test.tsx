import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { anEngagement } from '../../test/engagements'
import { openMuster } from '../../test/render'

const page = '/compliance/engagements/engagement-1'

/** Aude, where auditors read nothing but what was opened for them. */
function heldToEngagements() {
  const world = demoWorld('aude')
  if (world.me) world.me.engagementOnly = true
  return world
}

describe('audit engagements', () => {
  it('are opened by a manager for an address, a framework, a period and a time', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/compliance')
    await user.click(await screen.findByRole('link', { name: 'Audit engagements' }))
    await user.click(await screen.findByRole('button', { name: 'Open an engagement' }))
    const dialog = within(await screen.findByRole('dialog'))
    const open = dialog.getByRole('button', { name: 'Open it' })
    await user.type(dialog.getByRole('textbox', { name: /e-mail address/ }), 'aude@auditors.example')
    await dialog.findByRole('option', { name: 'SOC 2 · CC7.3 to CC7.5' })
    await user.selectOptions(dialog.getByRole('combobox', { name: /Controls of/ }), 'SOC 2 · CC7.3 to CC7.5')
    expect(open.hasAttribute('disabled')).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /What for/ }), 'Third quarter')
    await user.click(open)
    await screen.findByText('Its auditor has not signed in yet.')
    expect(world.writes[0]?.body).toMatchObject({ framework: 'soc2-cc7', purpose: 'Third quarter', reviewDays: 14 })
    expect(world.writes[0]?.body).not.toHaveProperty('validFrom')
    expect(world.writes[0]?.body).toMatchObject({ validUntil: expect.stringMatching(/T00:00:00\.000Z$/) })
  })

  it('show a manager what was looked at, and end when a manager says so', async () => {
    const { user } = await openMuster(demoWorld('mina'), page)
    const looks = within(await screen.findByRole('region', { name: 'What was looked at' }))
    await looks.findByText('Evidence')
    looks.getByText(/CC7\.3 · sample 1 · INC-142/)
    screen.getByText('the end of 2026-10-20 (UTC)')
    expect(screen.queryByRole('region', { name: 'Controls' })).toBeNull()
    expect(screen.getByRole('link', { name: 'Download the working paper as PDF' }).getAttribute('href')).toBe(
      '/api/audits/engagements/engagement-1/paper.pdf',
    )
    await user.click(screen.getByRole('button', { name: 'End the engagement' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox'), 'The fieldwork is done')
    await user.click(dialog.getByRole('button', { name: 'End the engagement' }))
    await screen.findByText('Ended: The fieldwork is done')
    expect(screen.queryByRole('button', { name: 'End the engagement' })).toBeNull()
  })

  it('lead the auditor from a control to its population, a sample, its evidence and a verdict', async () => {
    const world = demoWorld('aude')
    const { user } = await openMuster(world, page)
    const controls = within(await screen.findByRole('region', { name: 'Controls' }))
    await user.click(await controls.findByRole('link', { name: 'Population of CC7.3' }))
    await screen.findByText('page 1 of 2')
    await user.click(screen.getByRole('link', { name: 'Back to the engagement' }))

    await user.click(await screen.findByRole('button', { name: 'Draw a sample for CC7.3' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /Seed/ }), 'winter')
    await user.click(dialog.getByRole('button', { name: 'Draw a sample' }))
    await screen.findByText(/10 of 12 · seed winter/)

    await user.click(screen.getByRole('link', { name: 'Sample 1: CC7.3' }))
    await user.click(await screen.findByRole('link', { name: 'INC-142' }))
    await screen.findByText('It was acknowledged after 40 min; the limit is 15 min.')
    expect(screen.getByRole('link', { name: 'Evidence bundle' }).getAttribute('href')).toBe(
      '/api/audits/engagements/engagement-1/incidents/INC-142/bundle.zip',
    )
    const record = screen.getByRole('button', { name: 'Record the verdict' })
    await user.selectOptions(screen.getByRole('combobox', { name: /Did the control hold/ }), 'Exception')
    expect(record.hasAttribute('disabled')).toBe(true)
    await user.type(screen.getByRole('textbox', { name: /In words/ }), '40 minutes late')
    await user.click(record)
    await screen.findByText('40 minutes late')
    expect(world.writes.at(-1)?.body).toEqual({ verdict: 'EXCEPTION', words: '40 minutes late' })
    expect(world.auditing.looks.map(({ what }) => what).slice(0, 3)).toEqual(['SAMPLE', 'EVIDENCE', 'SAMPLE'])
  })

  it('are looked at once for each opening, not again when the window comes back', async () => {
    const world = demoWorld('aude')
    world.auditing.looks = []
    await openMuster(world, `${page}/samples/1`)
    await screen.findByRole('link', { name: 'INC-142' })
    window.dispatchEvent(new Event('focus'))
    document.dispatchEvent(new Event('visibilitychange'))
    await screen.findByRole('link', { name: 'INC-139' })
    expect(world.auditing.looks.map(({ what }) => what)).toEqual(['SAMPLE'])
  })

  it('are all there is for an auditor who needs one', async () => {
    await openMuster(heldToEngagements(), '/')
    await screen.findByRole('heading', { level: 1, name: 'Audit engagements' })
    const rail = within(screen.getAllByRole('navigation')[0] as HTMLElement)
    expect(rail.queryByRole('link', { name: 'Incidents' })).toBeNull()
    await screen.findByRole('link', { name: 'SOC 2 · CC7.3 to CC7.5, 2026-07-01 to 2026-09-30' })
  })

  it('show nothing of the house before and after their time', async () => {
    const world = heldToEngagements()
    world.auditing.engagements = [anEngagement({ mine: true, phase: 'OVER' })]
    await openMuster(world, page)
    await screen.findByText(/Its time is over; you see nothing more of it/)
    expect(screen.queryByRole('region', { name: 'Controls' })).toBeNull()
    expect(screen.queryByRole('link', { name: /working paper/ })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Sample 1: CC7.3' })).toBeNull()
  })

  it('say how one is got while there is none', async () => {
    const world = heldToEngagements()
    world.auditing.engagements = []
    await openMuster(world, '/compliance/engagements')
    await screen.findByText(/A manager opens one for the e-mail address you sign in with/)
  })
})
