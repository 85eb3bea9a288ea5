import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { t } from '../../messages/en'
import { PageTitle } from '../../ui/PageTitle'
import { PanelBoundary, SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import { ReportDocument } from '../ReportDocument'
import styles from '../ReportPage.module.css'
import { useEngagementReport } from './api'
import { EngagementCrumb } from './EngagementCrumb'

const formats = ['pdf', 'json', 'csv'] as const

/** The report of an incident, read within an engagement. */
export function EngagementReportPage() {
  const { id, ref } = useParams({ from: '/compliance/engagements/$id/incidents/$ref' })
  const report = useEngagementReport(id, ref)
  const files = `/api/audits/engagements/${encodeURIComponent(id)}/incidents/${encodeURIComponent(ref)}`
  return (
    <div className={styles.page}>
      <PageTitle
        aside={
          <div className={styles.verbs}>
            <EngagementCrumb id={id} />
            {formats.map(format => (
              <Button
                key={format}
                component="a"
                href={`${files}.${format}`}
                download
                leftSection={<IconDownload size={15} aria-hidden="true" />}
                aria-label={`${t.report.download} ${t.report.formats[format]}`}
              >
                {t.report.formats[format]}
              </Button>
            ))}
          </div>
        }
      >
        {t.report.title(ref)}
      </PageTitle>
      {report.data ? (
        <PanelBoundary>
          <ReportDocument report={report.data} />
        </PanelBoundary>
      ) : report.isError ? (
        <ProblemPanel error={report.error} onRetry={() => void report.refetch()} place="compliance" />
      ) : (
        <SkeletonRows rows={12} />
      )}
    </div>
  )
}
