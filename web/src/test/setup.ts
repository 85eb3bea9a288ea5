import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import '../theme/tokens.css'
import { serverClock } from '../api/serverClock'
import { sessionGate } from '../api/sessionGate'
import { server } from './server'

configure({ asyncUtilTimeout: 5_000 })
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
