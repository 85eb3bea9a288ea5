import type { UseQueryResult } from '@tanstack/react-query'
import type { IncidentReport } from '../api/types'
import { PanelBoundary, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { ReportDocument } from './ReportDocument'

/** The report of an incident once it is there, else why it is not. */
export function ReportBody({ report }: { report: UseQueryResult<IncidentReport> }) {
  if (report.data) {
    return (
      <PanelBoundary>
        <ReportDocument report={report.data} />
      </PanelBoundary>
    )
  }
  if (report.isError) {
    return <ProblemPanel error={report.error} onRetry={() => void report.refetch()} place="compliance" />
  }
  return <SkeletonRows rows={12} />
}
