import { Button } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import type { ItemEvidence } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { t } from '../../messages/en'
import { engagementWords } from '../../messages/engagements'
import { EmptyState } from '../../ui/EmptyState'
import { Hash } from '../../ui/Hash'
import { PageTitle } from '../../ui/PageTitle'
import { PlainPanel, SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import own from '../audits/Audit.module.css'
import { AuditRegister } from '../audits/AuditRegister'
import styles from '../ReportPage.module.css'
import { useItem } from './api'
import { VerdictPanel } from './VerdictPanel'

/** One of a sample: what was found, the events that prove the control, and the auditor's verdict. */
export function ItemPage() {
  const { id, sample, subject } = useParams({ from: '/compliance/engagements/$id/samples/$sample/$subject' })
  const item = useItem(id, Number(sample), subject)
  const shown = item.data?.item.subject
  return (
    <div className={rows.page}>
      <PageTitle
        aside={
          <div className={styles.verbs}>
            <Link to="/compliance/engagements/$id/samples/$sample" params={{ id, sample }}>
              {engagementWords.sampleNamed(Number(sample))}
            </Link>
            {item.data?.register && shown && <IncidentLinks id={id} number={shown} />}
          </div>
        }
      >
        {shown ? `${shown} ${item.data?.item.title ?? ''}` : engagementWords.item}
      </PageTitle>
      {item.data ? (
        <Loaded id={id} found={item.data} />
      ) : item.isError ? (
        <ProblemPanel error={item.error} onRetry={() => void item.refetch()} place="compliance" />
      ) : (
        <SkeletonRows rows={10} />
      )}
    </div>
  )
}

function IncidentLinks({ id, number }: { id: string; number: string }) {
  return (
    <>
      <Link to="/compliance/engagements/$id/incidents/$ref" params={{ id, ref: number }}>
        {t.compliance.openReport(number)}
      </Link>
      <Button
        component="a"
        href={`/api/audits/engagements/${encodeURIComponent(id)}/incidents/${encodeURIComponent(number)}/bundle.zip`}
        download
        leftSection={<IconPackageExport size={15} aria-hidden="true" />}
        title={t.report.bundleHint}
      >
        {t.report.bundle}
      </Button>
    </>
  )
}

function Loaded({
  id,
  found: { sample, control, item, found, evidence, register },
}: {
  id: string
  found: ItemEvidence
}) {
  return (
    <>
      <div className={own.head}>
        <p>
          {control.id} {control.title}: {control.asks}
        </p>
        {control.notKept && <p>{auditWords.notKept(control.notKept)}</p>}
      </div>
      <PlainPanel title={engagementWords.found}>
        {found.length === 0 ? (
          <EmptyState>{engagementWords.nothingFound}</EmptyState>
        ) : (
          <ul className={rows.list}>
            {found.map(({ deviation, sentence, at }) => (
              <li key={`${deviation} ${sentence}`} className={rows.row}>
                <div className={rows.what}>
                  <span className={rows.trouble}>{auditWords.deviation[deviation]}</span>
                  <p>{sentence}</p>
                </div>
                <Time value={at} as="exact" />
              </li>
            ))}
          </ul>
        )}
      </PlainPanel>
      <PlainPanel title={engagementWords.evidence}>
        {evidence.length === 0 ? (
          <EmptyState>{auditWords.noEvidence}</EmptyState>
        ) : (
          <ul className={rows.list}>
            {evidence.map(({ position, recordTime, summary, leafHash }) => (
              <li key={position} className={rows.row}>
                <div className={rows.what}>
                  {summary}
                  <p>
                    {auditWords.at(position)} · <Hash value={leafHash} />
                  </p>
                </div>
                <Time value={recordTime} as="exact" />
              </li>
            ))}
          </ul>
        )}
      </PlainPanel>
      {register && (
        <PlainPanel title={auditWords.register}>
          <div className={own.table}>
            <AuditRegister lines={[register]} link={false} />
          </div>
        </PlainPanel>
      )}
      <VerdictPanel id={id} sample={sample} item={item} />
    </>
  )
}
