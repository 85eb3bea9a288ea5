import { Button, Progress } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { ReportDraft, ReportField } from '../../api/types'
import { canFileReports, canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { Hash } from '../../ui/Hash'
import { PageTitle } from '../../ui/PageTitle'
import { PlainPanel, SkeletonRows } from '../../ui/Panel'
import { ProblemPanel } from '../../ui/ProblemPanel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { type AskedFiling, useApproveReport, useReportDraft } from './api'
import styles from './Clocks.module.css'
import { FieldDialog } from './FieldDialog'

/** One report to an authority, field by field: what it holds, where that comes from, what is missing. */
export function FilingPage() {
  const { ref, entity, report } = useParams({ from: '/compliance/clocks/$ref/$entity/$report' })
  const asked = useSearch({ from: '/compliance/clocks/$ref/$entity/$report' })
  const draft = useReportDraft(ref, entity, report, asked)
  return (
    <div className={rows.page}>
      <PageTitle
        aside={
          <Link to="/compliance/clocks/$ref" params={{ ref }}>
            {t.clocks.pageTitle(ref)}
          </Link>
        }
      >
        {t.filing.title(ref, draft.data?.name ?? report)}
      </PageTitle>
      <p className={styles.disclaimer}>{t.filing.disclaimer}</p>
      {draft.data ? (
        <Loaded urlRef={ref} entityId={entity} draft={draft.data} asked={asked} />
      ) : draft.isError ? (
        <ProblemPanel error={draft.error} onRetry={() => void draft.refetch()} place="compliance" />
      ) : (
        <SkeletonRows rows={12} />
      )}
    </div>
  )
}

interface LoadedProps {
  urlRef: string
  entityId: string
  draft: ReportDraft
  asked: AskedFiling
}

function Loaded({ urlRef, entityId, draft, asked: form }: LoadedProps) {
  const me = useMe()
  const [asked, setAsked] = useState<ReportField>()
  const sections = [...new Set(draft.fields.map(field => field.section))]
  const fills = canRespond(me) && !draft.submittedAt
  return (
    <>
      <Summary urlRef={urlRef} entityId={entityId} draft={draft} asked={form} />
      {sections.map(section => (
        <PlainPanel key={section} title={section}>
          <ul className={rows.list}>
            {draft.fields
              .filter(field => field.section === section)
              .map(field => (
                <FieldRow
                  key={field.id}
                  field={field}
                  previous={draft.previous}
                  onFill={fills ? () => setAsked(field) : undefined}
                />
              ))}
          </ul>
        </PlainPanel>
      ))}
      {asked && (
        <FieldDialog
          urlRef={urlRef}
          entityId={entityId}
          report={draft.report}
          field={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

function Summary({ urlRef, entityId, draft, asked }: LoadedProps) {
  const me = useMe()
  const approve = useApproveReport(urlRef, entityId, draft.report)
  const { required, filled, missing, approvedBy, approvedAt, submittedAt, sha256, source } = draft
  const address = `/api/regulation/incidents/${encodeURIComponent(urlRef)}/entities/${encodeURIComponent(entityId)}/reports/${encodeURIComponent(draft.report)}`
  const search = asked.now ? '?now=true' : asked.filing ? `?filing=${asked.filing}` : ''
  const mayApprove = canFileReports(me) && !submittedAt && !approvedBy
  return (
    <PlainPanel title={t.filing.state}>
      <div className={styles.summary}>
        <Progress value={required === 0 ? 100 : (100 * filled) / required} aria-label={t.filing.completeness} />
        <p>{t.filing.complete(filled, required)}</p>
        {missing.length > 0 && (
          <p>
            {t.filing.missing}{' '}
            {missing.map(id => (
              <a key={id} href={`#field-${id}`} className={styles.missing}>
                {id}
              </a>
            ))}
          </p>
        )}
        {submittedAt && (
          <p>
            {t.filing.frozen} <Time value={submittedAt} as="exact" />
          </p>
        )}
        <OtherFilings urlRef={urlRef} entityId={entityId} draft={draft} />
        {approvedBy && approvedAt && (
          <p>
            {t.filing.approvedBy(approvedBy)} <Time value={approvedAt} as="exact" />
          </p>
        )}
        <p>
          {t.filing.sha256} <Hash value={sha256} full />
        </p>
        <p className={styles.disclaimer}>{source}</p>
        <div className={rows.actions}>
          {(['pdf', 'docx', 'json', 'csv'] as const).map(format => (
            <Button
              key={format}
              size="xs"
              component="a"
              href={`${address}/document.${format}${search}`}
              download
              leftSection={<IconDownload size={14} aria-hidden="true" />}
            >
              {t.filing.download(t.report.formats[format])}
            </Button>
          ))}
          {mayApprove && (
            <Button
              size="xs"
              variant="filled"
              disabled={missing.length > 0}
              loading={approve.isPending}
              onClick={() => approve.submit(null)}
            >
              {t.filing.approve}
            </Button>
          )}
        </div>
        <WriteProblem problem={approve.problem} />
      </div>
    </PlainPanel>
  )
}

/** What is filed in phases, or amended, is filed again; each filing can still be read. */
function OtherFilings({ urlRef, entityId, draft }: Omit<LoadedProps, 'asked'>) {
  const { filing, filings, report } = draft
  if (filings === 0) return null
  const to = '/compliance/clocks/$ref/$entity/$report'
  const params = { ref: urlRef, entity: entityId, report }
  return (
    <nav className={rows.actions} aria-label={t.filing.filings}>
      {Array.from({ length: filings }, (_, index) => index + 1).map(number => (
        <Link key={number} to={to} params={params} search={{ filing: number }} aria-current={filing === number}>
          {t.filing.filing(number)}
        </Link>
      ))}
      <Link to={to} params={params} search={{ now: true }} aria-current={filing === undefined}>
        {t.filing.now}
      </Link>
    </nav>
  )
}

interface FieldRowProps {
  field: ReportField
  previous: string | undefined
  onFill: (() => void) | undefined
}

function FieldRow({ field, previous, onFill }: FieldRowProps) {
  const { id, label, type, value, origin, position, required, problem, before, changed } = field
  return (
    <li className={rows.row} id={`field-${id}`}>
      <div className={rows.what}>
        <span className={rows.quiet}>{id}</span> <span className={rows.name}>{label}</span>{' '}
        {!required && <span className={rows.quiet}>({t.common.optional})</span>}
        {value === undefined ? (
          <p className={required ? rows.trouble : undefined}>{required ? t.filing.isMissing : t.filing.empty}</p>
        ) : (
          <p className={styles.value}>
            {type === 'INSTANT' ? <Time value={value} as="exact" /> : type === 'YES_NO' ? yesNo(value) : value}
          </p>
        )}
        {origin && position !== undefined && <p>{t.filing.from(origin, position)}</p>}
        {problem && <p className={rows.trouble}>{problem}</p>}
        {changed && previous && <p>{before ? t.filing.before(before) : t.filing.added}</p>}
      </div>
      {onFill && (
        <Button size="xs" aria-label={t.filing.fillNamed(label)} onClick={onFill}>
          {value === undefined ? t.filing.fill : t.filing.change}
        </Button>
      )}
    </li>
  )
}

function yesNo(value: string): string {
  return value === 'true' ? t.clocks.yes : t.clocks.no
}
