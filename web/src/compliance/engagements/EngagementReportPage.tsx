import { useParams } from '@tanstack/react-router'
import { t } from '../../messages/en'
import { PageTitle } from '../../ui/PageTitle'
import { Downloads } from '../Downloads'
import { ReportBody } from '../ReportBody'
import styles from '../ReportPage.module.css'
import { useEngagementReport } from './api'
import { EngagementCrumb } from './EngagementCrumb'

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
            <Downloads base={files} />
          </div>
        }
      >
        {t.report.title(ref)}
      </PageTitle>
      <ReportBody report={report} />
    </div>
  )
}
