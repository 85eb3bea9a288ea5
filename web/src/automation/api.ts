import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { problemOf } from '../api/problem'
import { keys } from '../api/queryKeys'
import type {
  AutomationRule,
  DryRun,
  NewAutomationRule,
  RuleContent,
  RuleFirings,
  RuleRow,
  Written,
} from '../api/types'
import { useWrite } from '../api/useWrite'

/** Rules are not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 15_000

/** How often is asked how far a dry run is. */
const oftenEnough = 1_000

/** Every rule, by name. */
export function useRules() {
  return useQuery({
    queryKey: keys.automationList,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/automation-rules', { signal }))).items as RuleRow[],
    refetchInterval: lookAgain,
  })
}

export function useRule(id: string) {
  return useQuery({
    queryKey: keys.automationRule(id),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/automation-rules/{id}', { params: { path: { id } }, signal }))) as AutomationRule,
    refetchInterval: lookAgain,
  })
}

/** What a rule did, the newest first. */
export function useFirings(id: string) {
  return useQuery({
    queryKey: keys.automationFirings(id),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/automation-rules/{id}/firings', { params: { path: { id } }, signal }),
      )) as RuleFirings,
    refetchInterval: lookAgain,
  })
}

/**
 * Tries a rule on the last 30 days. The service reads them in the background; this page asks how far
 * it is, and may call it off.
 */
function useDryRun<Wish>(begin: (wish: Wish, key: string) => Promise<DryRun>) {
  const queries = useQueryClient()
  const begun = useMutation({ mutationFn: (wish: Wish) => begin(wish, crypto.randomUUID()) })
  const id = begun.data?.id
  const seen = useQuery({
    queryKey: keys.dryRun(id ?? ''),
    enabled: id !== undefined,
    queryFn: async ({ signal }) => {
      const run = (await bodyOf(
        api.GET('/api/automation-rules/dry-runs/{run}', { params: { path: { run: id ?? '' } }, signal }),
      )) as DryRun
      if (run.state === 'DONE') void queries.invalidateQueries({ queryKey: keys.automation })
      return run
    },
    refetchInterval: query => (query.state.data && query.state.data.state !== 'RUNNING' ? false : oftenEnough),
  })
  const cancel = useMutation({
    mutationFn: async (run: string) =>
      (await bodyOf(api.POST('/api/automation-rules/dry-runs/{run}/cancel', { params: { path: { run } } }))) as DryRun,
    onSuccess: run => queries.setQueryData(keys.dryRun(run.id), run),
  })
  const run = id === undefined ? undefined : (seen.data ?? begun.data)
  const error = begun.error ?? seen.error ?? cancel.error
  const stop = () => {
    if (run?.state === 'RUNNING') cancel.mutate(run.id)
  }
  return {
    run,
    isBusy: begun.isPending || run?.state === 'RUNNING',
    problem: error ? problemOf(error) : undefined,
    begin: (wish: Wish) => {
      cancel.reset()
      begun.mutate(wish)
    },
    cancel: stop,
    /** What nobody waits for any more takes the place of what somebody does. */
    forget: () => {
      stop()
      begun.reset()
    },
  }
}

/** What is not written down yet; nothing goes on record. */
export function usePreview() {
  return useDryRun(
    async (content: RuleContent, key) =>
      (await bodyOf(
        api.POST('/api/automation-rules/preview', { body: { content } as never, headers: headersOf({ key }) }),
      )) as DryRun,
  )
}

/** A version; that it was tried goes on record. */
export function useTrial(id: string) {
  return useDryRun(
    async (version: number, key) =>
      (await bodyOf(
        api.POST('/api/automation-rules/{id}/versions/{version}/dry-run', {
          params: { path: { id, version } },
          headers: headersOf({ key }),
        }),
      )) as DryRun,
  )
}

/** The answer to a read that asks for the written position includes it; then everything is read anew. */
async function settle(written: Written, queries: QueryClient) {
  await bodyOf(api.GET('/api/automation-rules', { params: { query: { atLeast: written.position } } })).catch(
    () => undefined,
  )
  await queries.invalidateQueries({ queryKey: keys.automation })
}

/** Writes the first draft of a rule, or the next of one that is there. */
export function useRuleDraft(id: string | undefined, version: number | undefined, onDone: (written: Written) => void) {
  return useWrite<NewAutomationRule>({
    send: async (body, intent) =>
      (await bodyOf(
        id === undefined
          ? api.POST('/api/automation-rules', { body: body as never, headers: headersOf(intent) })
          : api.PUT('/api/automation-rules/{id}/draft', {
              params: { path: { id } },
              body: body as never,
              headers: headersOf(intent),
            }),
      )) as unknown as Written,
    version,
    settle,
    onDone,
  })
}

/** A verb on a rule as it is, such as submitting it. */
export type RuleVerb =
  | { verb: 'submit' }
  | { verb: 'approve'; draft: number }
  | { verb: 'enable'; version: number; reason: string }
  | { verb: 'return' | 'disable' | 'retire'; reason: string }

export function useRuleVerb(id: string, onDone: () => void) {
  return useWrite<RuleVerb>({
    send: async ({ verb, ...body }, intent) =>
      (await bodyOf(
        api.POST(`/api/automation-rules/{id}/${verb}` as '/api/automation-rules/{id}/approve', {
          params: { path: { id } },
          body: body as never,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle,
    onDone,
  })
}
