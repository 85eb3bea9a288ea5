import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { csrfToken } from './client'
import { ProblemError, readProblem, unreachable } from './problem'
import { keys } from './queryKeys'
import type { Session } from './types'

/** Asks who is signed in. Apart from the other calls, because here 401 is an answer and not an accident. */
export async function fetchSession(): Promise<Session | null> {
  let response: Response
  try {
    response = await fetch(`${location.origin}/api/session`, { headers: { Accept: 'application/json' } })
  } catch {
    throw new ProblemError(unreachable())
  }
  if (response.status === 401) return null
  if (!response.ok) throw new ProblemError(await readProblem(response))
  const { name, username, ...session } = (await response.json()) as Partial<Session> & { username?: string }
  const { authenticated, id, roles = [], engagementOnly = false } = session
  return authenticated && id ? { authenticated, id, roles, engagementOnly, name: name ?? username ?? id } : null
}

export function useSession() {
  return useQuery({ queryKey: keys.session, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY })
}

const MeContext = createContext<Session | null>(null)
export const MeProvider = MeContext.Provider

/** The person at the keyboard. Only below the sign-in. */
export function useMe(): Session {
  const me = useContext(MeContext)
  if (!me) throw new Error('nobody is signed in here')
  return me
}

/** Ends the session; the gateway also ends it at the identity provider. */
export async function signOut(): Promise<void> {
  const token = csrfToken()
  const headers = { Accept: 'application/json', ...(token ? { 'X-XSRF-TOKEN': token } : {}) }
  let response: Response
  try {
    response = await fetch(`${location.origin}/logout`, { method: 'POST', headers })
  } catch {
    throw new ProblemError(unreachable())
  }
  if (!response.ok) throw new ProblemError(await readProblem(response))
}
