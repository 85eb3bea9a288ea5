import { Button } from '@mantine/core'
import { IconDownload, IconPackageExport, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useMe } from '../api/session'
import { canTakeEvidence } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { PanelBoundary, SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { useReport } from './api'
import { ReportDocument } from './ReportDocument'
import styles from './ReportPage.module.css'

const formats = ['pdf', 'docx', 'json', 'csv'] as const

/** The compliance report of one incident, to read, print and download. */
export function ReportPage() {
  const { ref } = useParams({ from: '/compliance/incidents/$ref' })
  const me = useMe()
  const report = useReport(ref)
  return (
    <div className={styles.page}>
      <PageTitle
        aside={
          <div className={styles.verbs}>
            {formats.map(format => (
              <Button
                key={format}
                component="a"
                href={`/api/reports/incidents/${encodeURIComponent(ref)}.${format}`}
                download
                leftSection={<IconDownload size={15} aria-hidden="true" />}
                aria-label={`${t.report.download} ${t.report.formats[format]}`}
              >
                {t.report.formats[format]}
              </Button>
            ))}
            {canTakeEvidence(me) && (
              <Button
                component="a"
                href={`/api/evidence/incidents/${encodeURIComponent(ref)}/bundle.zip`}
                download
                leftSection={<IconPackageExport size={15} aria-hidden="true" />}
                title={t.report.bundleHint}
              >
                {t.report.bundle}
              </Button>
            )}
            <Button leftSection={<IconPrinter size={15} aria-hidden="true" />} onClick={() => print()}>
              {t.report.print}
            </Button>
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
