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
  const session = (await response.json()) as Session
  return session.authenticated ? session : null
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

/** Ends the session with a real form post, so that the browser can follow to the identity provider's own log-out. */
export function signOut(): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/logout'
  const token = document.createElement('input')
  token.type = 'hidden'
  token.name = '_csrf'
  token.value = csrfToken() ?? ''
  form.append(token)
  document.body.append(form)
  form.submit()
}
