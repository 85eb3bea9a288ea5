import type { Phase } from '../domain/phase'
import type { Actor } from './types'

/** An event someone else recorded since the version a writer had seen. */
export interface Change {
  position: number
  type: string
  actor: Actor
  at: string
  summary: string
}

/** RFC 9457 problem details as Muster answers them: what went wrong and what to do about it. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  instance?: string
  requestId?: string
  errors?: { pointer: string; detail: string }[]
  currentVersion?: number
  changes?: Change[]
  /** Criteria of the incident's plan that are not met. */
  open?: { id: string; phase: Phase; text: string }[]
  /** How the latest recovery watch stands, where a recovery cannot be declared complete. */
  watch?: string
  /** Of a text somebody else wrote in meanwhile: theirs, one's own, and what both are together. */
  theirs?: string
  yours?: string
  merged?: string
  /** In how many places both texts stand one after the other. */
  conflicts?: number
}

/** A refused or failed call. `problem.status` is 0 when no answer came at all. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'ProblemError'
  }
}

/** The connection failed: nobody knows whether the server saw the call, so the same key must be sent again. */
export function unreachable(): Problem {
  return { type: 'urn:muster:problem:unreachable', title: '', status: 0 }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  return {
    type: 'urn:muster:problem:unexpected',
    title: '',
    status: -1,
    detail: error instanceof Error ? error.message : '',
  }
}

/** Reads the body of a failed answer; a proxy's HTML page becomes a problem with only a status. */
export async function readProblem(response: Response): Promise<Problem> {
  const fallback: Problem = {
    type: 'about:blank',
    title: '',
    status: response.status,
    ...(response.headers.get('X-Request-Id') ? { requestId: response.headers.get('X-Request-Id') as string } : {}),
  }
  if (!response.headers.get('Content-Type')?.includes('json')) return fallback
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) }
  } catch {
    return fallback
  }
}

/** The server's remark about one field of a form, by its JSON pointer. */
export function fieldErrors(problem: Problem): Record<string, string> {
  return Object.fromEntries((problem.errors ?? []).map(({ pointer, detail }) => [pointer.split('/')[1] ?? '', detail]))
}
