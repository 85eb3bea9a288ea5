import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { AuditFramework, AuditReport, DrawnAuditReport, NewAuditReport, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'

/** The standards and laws reports go through. */
export function useFrameworks() {
  return useQuery({
    queryKey: keys.auditFrameworks,
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/audits/frameworks', { signal }))).items as AuditFramework[],
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The reports that were made last, the newest first. */
export function useAudits() {
  return useQuery({
    queryKey: keys.auditReports,
    queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/audits', { signal }))).items as DrawnAuditReport[],
  })
}

/** One report. It never changes, so it is read once. */
export function useAudit(id: string) {
  return useQuery({
    queryKey: keys.auditReport(id),
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/audits/{id}', { params: { path: { id } }, signal }))) as AuditReport,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
}

export function useDrawAudit(onDone: (written: Written) => void) {
  return useWrite<NewAuditReport>({
    send: async (body, intent) =>
      (await bodyOf(api.POST('/api/audits', { body, headers: headersOf(intent) }))) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.auditReports }),
    onDone,
  })
}
