import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import '../theme/tokens.css'
import { serverClock } from '../api/serverClock'
import { sessionGate } from '../api/sessionGate'
import { server } from './server'

// A virtual list asks how tall its window is; without layout every height would be zero.
Object.defineProperties(HTMLElement.prototype, {
  offsetHeight: { configurable: true, get: () => 800 },
  offsetWidth: { configurable: true, get: () => 1200 },
  clientHeight: { configurable: true, get: () => 800 },
  clientWidth: { configurable: true, get: () => 1200 },
})

// A growing text field listens for fonts; happy-dom has none.
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() })

configure({ asyncUtilTimeout: 30_000 })
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  server.resetHandlers()
  localStorage.clear()
  sessionStorage.clear()
  serverClock.reset()
  if (sessionGate.isLost()) sessionGate.restored()
})
afterAll(() => server.close())
