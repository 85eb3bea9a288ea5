import { createMemoryHistory } from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { makeRouter } from '../routes'
import { App } from '../shell/App'
import { makeQueries, Providers } from '../shell/Providers'
import { FakeStream } from './fakeStream'
import { handlersFor } from './handlers'
import { server } from './server'
import type { World } from './World'

/** Opens the whole UI at an address, over a world and a stream the test speaks on. */
export async function openMuster(world: World, address: string) {
  server.use(...handlersFor(world))
  const stream = new FakeStream()
  const queries = makeQueries(0)
  const router = makeRouter(createMemoryHistory({ initialEntries: [address] }))
  const user = userEvent.setup()
  const view = render(
    <Providers queries={queries}>
      <App router={router} queries={queries} openStream={stream.open} />
    </Providers>,
  )
  await screen.findByRole('navigation', {}, { timeout: 5000 })
  stream.beat()
  return { user, stream, router, queries, ...view }
}
