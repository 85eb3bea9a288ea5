import { useMutation, useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../api/client'
import { keys } from '../api/queryKeys'
import type { QueuedReports, ReportReceipt, ReportStatus, Written } from '../api/types'
import { useWrite } from '../api/useWrite'
import type { Severity } from '../domain/severity'

const everything = { queryKey: keys.userReports }

/** Reports are not in the live stream, which tells of incidents; an open page looks again by itself. */
const lookAgain = 15_000

/** What nobody has dealt with, the longest waiting first; or what somebody has, the newest first. */
export function useQueue(closed: boolean) {
  return useQuery({
    queryKey: keys.reportQueue(closed),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/user-reports', { params: { query: { closed } }, signal }))) as QueuedReports,
    refetchInterval: lookAgain,
  })
}

/** Incidents a report may belong to. */
export function useOpenIncidents() {
  return useQuery({
    queryKey: keys.mine('open'),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents', { params: { query: { limit: 100 } }, signal })),
    select: page => page.items.filter(({ state, phase }) => state !== 'RESOLVED' && phase !== 'CLOSED'),
  })
}

export interface TakeUp {
  incident?: string
  severity?: Severity
  title?: string
  services?: string[]
}

export function useTakeUp(id: string, onDone: (incident: string) => void) {
  return useWrite<TakeUp>({
    send: async (body, intent) => {
      const init = { params: { path: { id } }, body, headers: headersOf(intent) }
      const { incident, ...written } = await bodyOf(api.POST('/api/user-reports/{id}/take-up', init))
      return { ...written, number: incident }
    },
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone: ({ number }) => onDone(number ?? ''),
  })
}

export function useDismiss(id: string, onDone: () => void) {
  return useWrite<{ reason: string }>({
    send: async (body, intent) =>
      (await bodyOf(
        api.POST('/api/user-reports/{id}/dismiss', { params: { path: { id } }, body, headers: headersOf(intent) }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries(everything),
    onDone,
  })
}

export interface NewReport {
  text: string
  where?: string
  since?: string
  contact?: string
  website?: string
}

/** Sends a report in; nobody has to be signed in. */
export function useReport() {
  return useMutation<ReportReceipt, Error, NewReport>({
    mutationFn: async body => (await bodyOf(api.POST('/api/user-reports', { body }))) as ReportReceipt,
  })
}

/** How far a report got; its secret goes into a header, as addresses are written into logs. */
export function useReportStatus(secret: string) {
  return useQuery({
    queryKey: keys.reportStatus(secret),
    queryFn: async ({ signal }) =>
      (await bodyOf(
        api.GET('/api/user-reports/status', { params: { header: { 'X-Muster-Report': secret } }, signal }),
      )) as ReportStatus,
    enabled: secret !== '',
    retry: false,
  })
}
