import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type {
  DecisionInput,
  DueReports,
  IncidentClocks,
  LegalEntity,
  NewDecision,
  NewFact,
  NewLegalEntity,
  NewSubmission,
  Proposal,
  RegimeRules,
  RegulatoryRules,
  ReportDraft,
  Written,
} from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** A limit passes without anybody writing anything; an open page looks again by itself. */
const lookAgain = 30_000

const everything = { queryKey: keys.regulation }

async function written<T>(call: Promise<{ data?: T }>): Promise<Written> {
  return (await bodyOf(call)) as unknown as Written
}

/** What is due next, everywhere. */
export function useDueReports() {
  return useQuery({
    queryKey: keys.dueReports,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/regulation/clocks', { signal }))) as DueReports,
    refetchInterval: lookAgain,
  })
}

/** The clocks of one incident; renewed with it, as its key stands below the incident's. */
export function useIncidentClocks(ref: string) {
  return useQuery({
    queryKey: keys.incidentClocks(ref),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/regulation/incidents/{ref}', { params: { path: { ref } }, signal }),
      )) as IncidentClocks,
    refetchInterval: lookAgain,
  })
}

export function useEntities() {
  return useQuery({
    queryKey: keys.legalEntities,
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/regulation/entities', { signal }))).items as LegalEntity[],
  })
}

/** The rules come with the release and do not change under one's eyes. */
const rulesQuery = queryOptions({
  queryKey: keys.regulatoryRules,
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/regulation/rules', { signal }))) as RegulatoryRules,
  staleTime: Number.POSITIVE_INFINITY,
})

const itemsOf = ({ items }: RegulatoryRules): RegimeRules[] => items

export function useRules() {
  return useQuery({ ...rulesQuery, select: itemsOf })
}

const formsOf = ({ forms }: RegulatoryRules): ReadonlySet<string> => new Set(forms)

/** The reports that can be filled in; none until they are known. */
export function useForms(): ReadonlySet<string> {
  return useQuery({ ...rulesQuery, select: formsOf }).data ?? noForms
}

const noForms: ReadonlySet<string> = new Set()

export function useDescribeEntity(entity: LegalEntity | undefined, onDone: () => void) {
  return useWrite<NewLegalEntity>({
    send: (body, intent) =>
      entity
        ? written(
            api.PUT('/api/regulation/entities/{id}', {
              params: { path: { id: entity.id } },
              body,
              headers: headersOf(intent),
            }),
          )
        : written(api.POST('/api/regulation/entities', { body, headers: headersOf(intent) })),
    version: entity?.version,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export function useRetireEntity(entity: LegalEntity, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: (body, intent) =>
      written(
        api.POST('/api/regulation/entities/{id}/retire', {
          params: { path: { id: entity.id } },
          body,
          headers: headersOf(intent),
        }),
      ),
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

function useAssessmentWrite<Body>(
  ref: string,
  send: (body: Body, intent: { key: string; version?: number }) => Promise<Written>,
  onDone: () => void,
) {
  return useWrite<Body>({
    send,
    settle: async (_, queries) => {
      await queries.invalidateQueries({ queryKey: keys.incidentClocks(ref) })
      await queries.invalidateQueries(everything)
    },
    onDone,
  })
}

export function useStateFact(ref: string, entityId: string, onDone: () => void) {
  return useAssessmentWrite<NewFact>(
    ref,
    (body, intent) =>
      written(
        api.POST('/api/regulation/incidents/{ref}/entities/{entityId}/facts', {
          params: { path: { ref, entityId } },
          body,
          headers: headersOf(intent),
        }),
      ),
    onDone,
  )
}

export function useDecide(ref: string, entityId: string, onDone: () => void) {
  return useAssessmentWrite<NewDecision>(
    ref,
    (body, intent) =>
      written(
        api.POST('/api/regulation/incidents/{ref}/entities/{entityId}/decisions', {
          params: { path: { ref, entityId } },
          body,
          headers: headersOf(intent),
        }),
      ),
    onDone,
  )
}

export function useRecordSubmission(ref: string, entityId: string, onDone: () => void) {
  return useAssessmentWrite<NewSubmission>(
    ref,
    (body, intent) =>
      written(
        api.POST('/api/regulation/incidents/{ref}/entities/{entityId}/submissions', {
          params: { path: { ref, entityId } },
          body,
          headers: headersOf(intent),
        }),
      ),
    onDone,
  )
}

/** Which form of a report: a filing by its number, what stands now, or else what was filed last. */
export interface AskedFiling {
  filing?: number | undefined
  now?: boolean | undefined
}

/** A report as it was filed, or as it stands now. */
export function useReportDraft(ref: string, entityId: string, report: string, { filing, now }: AskedFiling) {
  return useQuery({
    queryKey: keys.reportDraft(ref, entityId, report, now ? 'now' : (filing ?? 'last')),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/regulation/incidents/{ref}/entities/{entityId}/reports/{report}', {
          params: {
            path: { ref, entityId, report },
            query: { ...(filing ? { filing } : {}), ...(now ? { now } : {}) },
          },
          signal,
        }),
      )) as ReportDraft,
  })
}

export function useFillField(ref: string, entityId: string, report: string, onDone: () => void) {
  return useAssessmentWrite<{ field: string; value?: string }>(
    ref,
    (body, intent) =>
      written(
        api.POST('/api/regulation/incidents/{ref}/entities/{entityId}/reports/{report}/fields', {
          params: { path: { ref, entityId, report } },
          body,
          headers: headersOf(intent),
        }),
      ),
    onDone,
  )
}

export function useApproveReport(ref: string, entityId: string, report: string) {
  return useAssessmentWrite<null>(
    ref,
    (_, intent) =>
      written(
        api.POST('/api/regulation/incidents/{ref}/entities/{entityId}/reports/{report}/approve', {
          params: { path: { ref, entityId, report } },
          headers: headersOf(intent),
        }),
      ),
    () => {},
  )
}

export function useExplainDelay(ref: string, entityId: string, onDone: () => void) {
  return useAssessmentWrite<{ report: string; reason: string }>(
    ref,
    (body, intent) =>
      written(
        api.POST('/api/regulation/incidents/{ref}/entities/{entityId}/delays', {
          params: { path: { ref, entityId } },
          body,
          headers: headersOf(intent),
        }),
      ),
    onDone,
  )
}

/** What the decision table says of some answers, without recording anything. */
export function useProposal(entityId: string, regime: LegalEntity['regimes'][number], inputs: DecisionInput[]) {
  return useQuery({
    queryKey: keys.proposal(entityId, regime, JSON.stringify(inputs)),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.POST('/api/regulation/proposals', { body: { entityId, regime, inputs }, signal }))) as Proposal,
    placeholderData: before => before,
  })
}
