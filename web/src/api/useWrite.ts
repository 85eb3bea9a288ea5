import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { collides, type Field } from '../domain/conflict'
import type { Intent } from './client'
import { type Problem, ProblemError, problemOf } from './problem'
import { keys } from './queryKeys'
import type { Written } from './types'

interface WriteOptions<Body> {
  send: (body: Body, intent: Intent) => Promise<Written>
  /** The version the person is looking at; left out for writes that cannot collide, such as notes. */
  version?: number | undefined
  /** What the write changes. Someone else's change of another field does not stop it. */
  field?: Field
  /** Runs before the write counts as done, e.g. until the read model has caught up. */
  settle?: (written: Written, queries: QueryClient) => Promise<unknown>
  onDone?: (written: Written, body: Body) => void
}

/** A write that came too late: what the person wanted, and what others did meanwhile. */
export interface Conflict<Body> {
  body: Body
  problem: Problem
}

/**
 * A write by a person. One idempotency key per intent, kept while the same thing is tried again; a stale version is
 * rebased when nobody touched the same field, else the person decides.
 */
export function useWrite<Body>(options: WriteOptions<Body>) {
  const queries = useQueryClient()
  const intent = useRef<{ body: string; key: string } | undefined>(undefined)
  const [conflict, setConflict] = useState<Conflict<Body>>()
  const [rebased, setRebased] = useState(false)

  const keyFor = (body: Body): string => {
    const text = JSON.stringify(body ?? null)
    if (intent.current?.body !== text) intent.current = { body: text, key: crypto.randomUUID() }
    return intent.current.key
  }

  const send = async (body: Body, version: number | undefined): Promise<Written> => {
    const key = keyFor(body)
    try {
      return await options.send(body, version === undefined ? { key } : { key, version })
    } catch (error) {
      const { status, currentVersion, changes } = problemOf(error)
      const harmless = options.field && changes && !collides(options.field, changes)
      if (status !== 412 || currentVersion === undefined || !harmless) throw error
      setRebased(true)
      return send(body, currentVersion)
    }
  }

  const mutation = useMutation<Written, Error, { body: Body; version: number | undefined }>({
    networkMode: 'always',
    mutationFn: async ({ body, version }) => {
      setRebased(false)
      const written = await send(body, version)
      intent.current = undefined
      await options.settle?.(written, queries)
      return written
    },
    onSuccess: (written, { body }) => {
      setConflict(undefined)
      options.onDone?.(written, body)
    },
    onError: (error, { body }) => {
      if (error instanceof ProblemError && error.problem.status === 412) {
        setConflict({ body, problem: error.problem })
        void queries.invalidateQueries({ queryKey: keys.incidents })
      }
    },
  })

  return {
    submit: (body: Body) => mutation.mutate({ body, version: options.version }),
    isPending: mutation.isPending,
    isDone: mutation.isSuccess,
    /** The body on its way, shown as pending. */
    pending: mutation.isPending ? mutation.variables?.body : undefined,
    problem: mutation.error && !conflict ? problemOf(mutation.error) : undefined,
    rebased,
    conflict,
    applyAnyway: () => {
      if (conflict) mutation.mutate({ body: conflict.body, version: conflict.problem.currentVersion })
    },
    /** Leaves the other's change as it is; what was typed stays where it was typed. */
    keepTheirs: () => {
      setConflict(undefined)
      mutation.reset()
    },
    reset: mutation.reset,
  }
}
