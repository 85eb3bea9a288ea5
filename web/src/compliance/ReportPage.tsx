import { Button } from '@mantine/core'
import { IconPackageExport, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useMe } from '../api/session'
import { canTakeEvidence } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { useReport } from './api'
import { Downloads } from './Downloads'
import { ReportBody } from './ReportBody'
import styles from './ReportPage.module.css'

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
            <Downloads base={`/api/reports/incidents/${encodeURIComponent(ref)}`} />
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
      <ReportBody report={report} />
    </div>
  )
}
