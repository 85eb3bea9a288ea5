import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { makeQueries, Providers } from '../shell/Providers'
import { demoWorld } from '../test/demoWorld'
import { handlersFor } from '../test/handlers'
import { openMuster } from '../test/render'
import { server } from '../test/server'
import { World } from '../test/World'
import { ReportFormPage } from './ReportFormPage'

const rowOf = async (reference: string) => within((await screen.findByText(reference)).closest('li') as HTMLElement)

describe('the queue of reports', () => {
  it('shows who waits how long, and what they wrote as they wrote it', async () => {
    await openMuster(demoWorld('rosa'), '/reports')
    const late = await rowOf('R-4M2P-0ZTC')
    late.getByText(/prints prices of 0/)
    late.getByText('Where: Shop Leipzig')
    late.getByText('From: Ann Archer, till 3, extension 114')
    late.getByText(/waits for/)
    const closed = await rowOf('R-9XWD-55AE')
    closed.getByText('The heating was being repaired.')
    expect(closed.queryByRole('button', { name: /Take up|Dismiss/ })).toBeNull()
  })

  it('declares an incident because of a report, of a severity the responder chose', async () => {
    const world = demoWorld('rosa')
    const { user, router } = await openMuster(world, '/reports')
    await user.click((await rowOf('R-4M2P-0ZTC')).getByRole('button', { name: 'Take up R-4M2P-0ZTC' }))
    const dialog = within(await screen.findByRole('dialog'))
    const declare = dialog.getByRole('button', { name: 'Declare incident' })
    expect(declare.hasAttribute('disabled')).toBe(true)
    await user.click(dialog.getByRole('radio', { name: /SEV3/ }))
    await user.type(dialog.getByRole('textbox', { name: /Which service/ }), 'till')
    await user.click(declare)
    await screen.findByRole('heading', { level: 1, name: /The till in the Leipzig shop/ })
    expect(router.state.location.pathname).toMatch(/INC-/)
    expect(world.writes.map(write => [write.path, write.body])).toEqual([
      [
        '/api/user-reports/rpt-R-4M2P-0ZTC/take-up',
        { severity: 'SEV3', title: 'The till in the Leipzig shop prints prices of 0.', services: ['till'] },
      ],
    ])
    expect(world.writes[0]?.key).toBeTruthy()
  })

  it('adds a report to an incident that is open', async () => {
    const world = demoWorld('rosa')
    const { user } = await openMuster(world, '/reports')
    await user.click((await rowOf('R-4M2P-0ZTC')).getByRole('button', { name: 'Take up R-4M2P-0ZTC' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByRole('option', { name: /INC-142/ })
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Incident' }), 'INC-142')
    expect(dialog.queryByRole('radio')).toBeNull()
    await user.click(dialog.getByRole('button', { name: 'Add to incident' }))
    await screen.findByRole('heading', { level: 1, name: /Checkout answers 500/ })
    expect(world.writes[0]?.body).toEqual({ incident: 'INC-142' })
  })

  it('dismisses a report with a reason', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/reports')
    await user.click((await rowOf('R-7K3F-9QX2')).getByRole('button', { name: 'Dismiss R-7K3F-9QX2' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox'), 'It was an exercise.')
    await user.click(dialog.getByRole('button', { name: 'Dismiss' }))
    await screen.findByText('It was an exercise.')
    expect(world.writes[0]?.path).toBe('/api/user-reports/rpt-1/dismiss')
  })

  it('says that nothing waits, and is not for auditors', async () => {
    const { unmount } = await openMuster(new World(), '/reports')
    await screen.findByText(/Nothing waits/)
    unmount()
    await openMuster(demoWorld('aude'), '/reports')
    await screen.findByText(/responder/i)
    expect(screen.queryByText(/Nothing waits/)).toBeNull()
  })

  it('is loud on Now when a report was forgotten', async () => {
    const world = demoWorld('rosa')
    const { unmount } = await openMuster(world, '/')
    await screen.findByText('2 reports to look at')
    await screen.findByText(/has heard nothing for more than half an hour/)
    unmount()
    world.queue = world.queue.slice(1)
    await openMuster(world, '/')
    await screen.findByText('1 report to look at')
    expect(screen.queryByText(/has heard nothing/)).toBeNull()
  })
})

describe('the form for anybody', () => {
  const open = () => {
    const world = new World()
    world.me = null
    server.use(...handlersFor(world))
    const queries = makeQueries(0)
    render(
      <Providers queries={queries}>
        <ReportFormPage />
      </Providers>,
    )
    return { world, user: userEvent.setup() }
  }

  afterEach(() => {
    location.hash = ''
  })

  it('takes what somebody noticed and gives a link that is shown once', async () => {
    const { world, user } = open()
    await user.click(screen.getByRole('button', { name: 'Send report' }))
    await screen.findByText('Say what you noticed, in 10 characters at least.')
    expect(world.writes).toEqual([])
    await user.type(screen.getByRole('textbox', { name: /What did you notice/ }), 'Prices of 0 in the shop')
    await user.type(screen.getByRole('textbox', { name: /Where/ }), 'Leipzig')
    await user.click(screen.getByRole('button', { name: 'Send report' }))
    await screen.findByText('It is called R-7K3F-9QX2.')
    expect(screen.getByRole('link').getAttribute('href')).toMatch(/\/report#a-secret-of-the-pretended-world$/)
    expect(world.writes[0]?.body).toEqual({ text: 'Prices of 0 in the shop', where: 'Leipzig' })
  })

  it('hides from people what robots fill in', () => {
    open()
    const trap = document.querySelector('input[autocomplete=off]')
    expect(trap?.closest('[aria-hidden=true]')).not.toBeNull()
    expect(trap?.getAttribute('tabindex')).toBe('-1')
  })

  it('tells by the link how far a report got, and no more', async () => {
    location.hash = '#a-secret-of-the-pretended-world'
    open()
    await screen.findByText('It is being looked at.')
    screen.getByText('It is called R-7K3F-9QX2.')
  })

  it('knows no report with another link', async () => {
    location.hash = '#something-else'
    open()
    await screen.findByText(/no report with this link/)
  })
})
