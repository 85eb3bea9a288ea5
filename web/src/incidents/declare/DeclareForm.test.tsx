import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { anIncident } from '../../test/builders'
import { openMuster } from '../../test/render'
import { server } from '../../test/server'
import { World } from '../../test/World'

describe('declaring an incident', () => {
  it('takes one key from anywhere, three answers, and ends on the incident', async () => {
    const world = new World()
    const { user, router } = await openMuster(world, '/')
    await screen.findByText('Nothing needs you.')
    await user.keyboard('d')
    await user.type(await screen.findByLabelText(/What is wrong/), 'Checkout fails')
    await user.click(screen.getByRole('radio', { name: /SEV2/ }))
    await user.type(screen.getByLabelText('Which service?'), 'checkout, ledger')
    await user.click(screen.getByRole('button', { name: 'Declare' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/incidents/INC-1'))
    expect(world.writes[0]?.body).toEqual({
      title: 'Checkout fails',
      severity: 'SEV2',
      services: ['checkout', 'ledger'],
    })
  })

  it('says what is missing before it asks the server', async () => {
    const world = new World()
    const { user } = await openMuster(world, '/incidents/new')
    await user.click(await screen.findByRole('button', { name: 'Declare' }))
    await screen.findByText('Say in a few words what is wrong.')
    await screen.findByText('Choose how bad it is.')
    expect(world.writes).toEqual([])
  })

  it('shows the remark of the server at its field', async () => {
    const { user } = await openMuster(new World(), '/incidents/new?title=No')
    await user.click(await screen.findByRole('radio', { name: /SEV2/ }))
    await user.click(screen.getByRole('button', { name: 'Declare' }))
    await screen.findByText('Say a little more.')
  })

  it('offers to join what is already open and similar', async () => {
    const world = new World()
    world.add(anIncident(4, { title: 'Checkout fails in Spain' }))
    const { user, router } = await openMuster(world, '/incidents/new')
    await user.type(await screen.findByLabelText(/What is wrong/), 'checkout')
    await user.click(await screen.findByRole('link', { name: 'Join instead' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/incidents/INC-4'))
  })

  it('declares once when the network fails and one tries again', async () => {
    const world = new World()
    const { user } = await openMuster(world, '/incidents/new?title=Checkout%20fails')
    const keys: (string | null)[] = []
    const count = ({ request }: { request: Request }) => {
      keys.push(request.headers.get('Idempotency-Key'))
      return keys.length === 1 ? HttpResponse.error() : undefined
    }
    server.use(http.post('*/api/incidents', count))
    await user.click(await screen.findByRole('radio', { name: /SEV2/ }))
    await user.click(screen.getByRole('button', { name: 'Declare' }))
    await screen.findByText(/Not sent yet/)
    await user.click(screen.getByRole('button', { name: 'Declare' }))
    await waitFor(() => expect(world.incidents).toHaveLength(1))
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })
})
