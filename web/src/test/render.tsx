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

// Pages are loaded when they are opened; here all at once, so that no test waits for a file.
import.meta.glob('../**/*{Page,Dialog,Palette}.tsx', { eager: true })

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
  await screen.findByRole('navigation')
  stream.beat()
  return { user, stream, router, queries, ...view }
}

/** An item of the open menu. Without layout the library believes that its button is out of sight and hides the menu. */
export function menuItem(name: string): Promise<HTMLElement> {
  return screen.findByRole('menuitem', { name, hidden: true })
}
