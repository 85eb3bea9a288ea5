import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type {
  AuditEngagement,
  AuditLookPage,
  AuditSample,
  EngagementControls,
  EngagementPopulation,
  IncidentReport,
  ItemEvidence,
  NewAuditSample,
  NewEngagement,
  NewVerdict,
  Written,
} from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** Each time it is fetched is a look on record: fetched when its page is opened, and then only when asked for again. */
const recordedLook = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  retry: false,
} as const

/** All engagements for a manager, their own for an auditor. */
export function useEngagements() {
  return useQuery({
    queryKey: keys.engagements,
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/audits/engagements', { signal }))).items as AuditEngagement[],
  })
}

export function useEngagement(id: string) {
  return useQuery({
    queryKey: keys.engagement(id),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/audits/engagements/{id}', { params: { path: { id } }, signal }))) as AuditEngagement,
  })
}

export function useOpenEngagement(onDone: (written: Written) => void) {
  return useWrite<NewEngagement>({
    send: async (body, intent) =>
      (await bodyOf(api.POST('/api/audits/engagements', { body, headers: headersOf(intent) }))) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.engagements }),
    onDone,
  })
}

export function useEndEngagement(id: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/audits/engagements/{id}/end', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.engagements }),
    onDone,
  })
}

/** What the auditor looked at before a log position, the newest first. */
export function useLooks(id: string, before: string | undefined) {
  return useQuery({
    queryKey: keys.engagementViews(id, before),
    queryFn: async ({ signal }) => {
      const query = before === undefined ? {} : { before: Number(before) }
      return (await bodyOf(
        api.GET('/api/audits/engagements/{id}/views', { params: { path: { id }, query }, signal }),
      )) as AuditLookPage
    },
  })
}

export function useControls(id: string) {
  return useQuery({
    queryKey: keys.engagementControls(id),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/audits/engagements/{id}/controls', { params: { path: { id } }, signal }),
      )) as EngagementControls,
    ...recordedLook,
  })
}

/** A page of a population, as it was at a log position or is now. */
export function usePopulation(id: string, control: string, page: number, asOf: number | undefined) {
  return useQuery({
    queryKey: keys.engagementPopulation(id, control, page, asOf),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/audits/engagements/{id}/controls/{control}/population', {
          params: { path: { id, control }, query: asOf === undefined ? { page } : { page, asOf } },
          signal,
        }),
      )) as EngagementPopulation,
    ...recordedLook,
  })
}

export function useDrawSample(id: string, onDone: () => void) {
  return useWrite<NewAuditSample>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/audits/engagements/{id}/samples', {
          params: { path: { id } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.engagement(id) }),
    onDone,
  })
}

export function useSample(id: string, sample: number) {
  return useQuery({
    queryKey: keys.engagementSample(id, sample),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/audits/engagements/{id}/samples/{sample}', { params: { path: { id, sample } }, signal }),
      )) as AuditSample,
    ...recordedLook,
  })
}

export function useItem(id: string, sample: number, subjectId: string) {
  return useQuery({
    queryKey: keys.engagementItem(id, sample, subjectId),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/audits/engagements/{id}/samples/{sample}/items/{subjectId}', {
          params: { path: { id, sample, subjectId } },
          signal,
        }),
      )) as ItemEvidence,
    ...recordedLook,
  })
}

export function useMark(id: string, sample: number, subjectId: string, onDone: () => void) {
  return useWrite<NewVerdict>({
    send: async (body, intent) =>
      (await bodyOf(
        api.PUT('/api/audits/engagements/{id}/samples/{sample}/items/{subjectId}/verdict', {
          params: { path: { id, sample, subjectId } },
          body,
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.engagement(id) }),
    onDone,
  })
}

export function useEngagementReport(id: string, ref: string) {
  return useQuery({
    queryKey: keys.engagementReport(id, ref),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/audits/engagements/{id}/incidents/{ref}', { params: { path: { id, ref } }, signal }),
      )) as unknown as IncidentReport,
    ...recordedLook,
  })
}
