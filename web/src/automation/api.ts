import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type {
  AutomationRule,
  NewAutomationRule,
  RuleContent,
  RuleFirings,
  RuleRow,
  RuleTrial,
  Written,
} from '../api/types'
import { useWrite } from '../api/useWrite'

/** Rules are not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 15_000

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

/** When it would have fired in the last 30 days; nothing is written. */
export function usePreview() {
  return useMutation({
    mutationFn: async (content: RuleContent) =>
      (await bodyOf(api.POST('/api/automation-rules/preview', { body: { content } as never }))) as RuleTrial,
  })
}

/** The answer to a read that asks for the written position includes it; then everything is read anew. */
async function settle(written: Written, queries: QueryClient) {
  await bodyOf(api.GET('/api/automation-rules', { params: { query: { atLeast: written.position } } })).catch(
    () => undefined,
  )
  await queries.invalidateQueries({ queryKey: keys.automation })
}

/** Tries a version on the last 30 days, which goes on record. */
export function useTrial(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (version: number) =>
      (await bodyOf(
        api.POST('/api/automation-rules/{id}/versions/{version}/dry-run', {
          params: { path: { id, version } },
          headers: headersOf({ key: crypto.randomUUID() }),
        }),
      )) as RuleTrial,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.automation }),
  })
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
