// The page loads this when it is needed; here it is there at once, however slow the machine.
import './LetterheadDialog'

import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { aLetterhead } from '../../test/letterhead'
import { openMuster } from '../../test/render'

const panel = async () => within(await screen.findByRole('region', { name: 'Letterhead of reports' }))

describe('the letterhead', () => {
  it('is not there at first, and is introduced by an administrator', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/integrations')
    await (await panel()).findByText(/Reports are on plain paper/)
    await user.click((await panel()).getByRole('button', { name: 'New letterhead…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Letterhead of reports' }))
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Introduce it' }).disabled).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: /^Name/ }), 'Example Bank AG')
    await user.type(dialog.getByRole('textbox', { name: /^Lines/ }), 'Hill 1{enter}{enter}10115 Berlin')
    await user.type(dialog.getByRole('textbox', { name: /^Words/ }), 'HRB 1')
    await user.upload(
      dialog.getByLabelText('Choose a logo…'),
      new File([new Uint8Array([1, 2, 3])], 'l.png', { type: 'image/png' }),
    )
    await dialog.findByRole('img', { name: 'Logo of Example Bank AG' })
    await user.click(dialog.getByRole('button', { name: 'Introduce it' }))
    await waitFor(() =>
      expect(world.writes.at(-1)).toMatchObject({
        method: 'PUT',
        path: '/api/letterhead',
        body: { name: 'Example Bank AG', lines: ['Hill 1', '10115 Berlin'], logo: 'AQID', footer: 'HRB 1' },
      }),
    )
    await (await panel()).findByText('10115 Berlin')
  })

  it('is looked at before it is introduced', async () => {
    const world = demoWorld('adam')
    world.letterhead = aLetterhead()
    const { user } = await openMuster(world, '/integrations')
    await user.click(await (await panel()).findByRole('button', { name: 'Change…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Letterhead of reports' }))
    await user.click(dialog.getByRole('button', { name: 'Look at a page' }))
    await dialog.findByRole('link', { name: 'Download it' })
    await user.type(dialog.getByRole('textbox', { name: /^Name/ }), ' & Co')
    expect(dialog.queryByRole('link', { name: 'Download it' })).toBeNull()
  })

  it('takes no more lines than there is room for, and no logo that is too large', async () => {
    const { user } = await openMuster(demoWorld('adam'), '/integrations')
    await user.click(await (await panel()).findByRole('button', { name: 'New letterhead…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Letterhead of reports' }))
    await user.type(dialog.getByRole('textbox', { name: /^Name/ }), 'X')
    await user.type(
      dialog.getByRole('textbox', { name: /^Lines/ }),
      '1{enter}2{enter}3{enter}4{enter}5{enter}6{enter}7',
    )
    dialog.getByText('There is room for six lines of 120 characters.')
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Introduce it' }).disabled).toBe(true)
    const large = new File([new Uint8Array(512 * 1024 + 1)], 'l.png', { type: 'image/png' })
    await user.upload(dialog.getByLabelText('Choose a logo…'), large)
    expect((await dialog.findByRole('alert')).textContent).toBe('This picture is larger than 512 KiB.')
  })

  it('takes no logo that is no picture', async () => {
    const { user } = await openMuster(demoWorld('adam'), '/integrations')
    await user.click(await (await panel()).findByRole('button', { name: 'New letterhead…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Letterhead of reports' }))
    await user.type(dialog.getByRole('textbox', { name: /^Name/ }), 'X')
    await user.upload(dialog.getByLabelText('Choose a logo…'), new File(['text'], 'l.png', { type: 'image/png' }))
    fireEvent.error(await dialog.findByRole('img', { name: 'Logo of X' }))
    expect((await dialog.findByRole('alert')).textContent).toMatch(/cannot be shown as a picture/)
    expect(dialog.queryByRole('img')).toBeNull()
  })

  it('is withdrawn, and those there were stay listed', async () => {
    const world = demoWorld('adam')
    world.letterhead = aLetterhead()
    const { user } = await openMuster(world, '/integrations')
    await user.click(await (await panel()).findByRole('button', { name: 'Withdraw…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Withdraw the letterhead' }))
    await user.click(dialog.getByRole('button', { name: 'Withdraw' }))
    await waitFor(() => expect(world.writes.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/letterhead' }))
    await (await panel()).findByText(/Reports are on plain paper/)
    ;(await panel()).getByText(/Example Bank AG/)
    ;(await panel()).getByText(/Plain paper/)
  })

  it('that cannot be read says so', async () => {
    const world = demoWorld('adam')
    world.letterhead = undefined
    await openMuster(world, '/integrations')
    await (await panel()).findByText('It does not exist, or it is not visible to you.')
  })
})
