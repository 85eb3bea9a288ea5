import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { demoWorld } from '../../test/demoWorld'
import { openMuster } from '../../test/render'

describe('audiences', () => {
  it('are found from On call by managers and administrators, and by nobody else', async () => {
    const { user } = await openMuster(demoWorld('mina'), '/on-call')
    await user.click(await screen.findByRole('link', { name: 'Audiences' }))
    await screen.findByText('customers')
  })

  it('are not offered to a responder', async () => {
    await openMuster(demoWorld('rosa'), '/on-call')
    await screen.findByRole('link', { name: 'Readiness' })
    expect(screen.queryByRole('link', { name: 'Audiences' })).toBeNull()
  })

  it('are laid down with addresses, one a line', async () => {
    const world = demoWorld('adam')
    const { user } = await openMuster(world, '/on-call/audiences')
    await user.click(await screen.findByRole('button', { name: 'New audience…' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /^Name/ }), 'partners')
    await user.type(dialog.getByRole('textbox', { name: /^E-mail addresses/ }), 'a@p.example\nb@p.example')
    await user.click(dialog.getByRole('checkbox', { name: /outside the organisation/ }))
    await user.click(dialog.getByRole('button', { name: 'Add the audience' }))
    await screen.findByText('partners')
    expect(world.writes[0]?.body).toMatchObject({
      name: 'partners',
      external: true,
      emails: ['a@p.example', 'b@p.example'],
    })
  })

  it('are told as often as a manager says', async () => {
    const world = demoWorld('mina')
    const { user } = await openMuster(world, '/on-call/audiences')
    await screen.findByText('within 15 minutes, then every 30 minutes')
    await user.click(screen.getByRole('button', { name: 'Change how often, and how drafts begin' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'SEV2: the first within (minutes)' }), '60')
    const save = () => dialog.getByRole('button', { name: 'Save' }) as HTMLButtonElement
    expect(save().disabled).toBe(true)
    await user.type(dialog.getByRole('textbox', { name: 'SEV2: then every (minutes)' }), '120')
    await user.click(save())
    await screen.findByText('within 60 minutes, then every 120 minutes')
  })
})
