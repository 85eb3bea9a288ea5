import { Link, useParams } from '@tanstack/react-router'
import type { AuditSample } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { engagementWords } from '../../messages/engagements'
import { PageTitle } from '../../ui/PageTitle'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import own from '../audits/Audit.module.css'
import { useSample } from './api'
import { EngagementCrumb } from './EngagementCrumb'
import { Found } from './Found'

/** A sample in the order of its draw, each with what the auditor made of it. */
export function SamplePage() {
  const { id, sample } = useParams({ from: '/compliance/engagements/$id/samples/$sample' })
  const drawn = useSample(id, Number(sample))
  return (
    <div className={rows.page}>
      <PageTitle aside={<EngagementCrumb id={id} />}>{engagementWords.sampleNamed(Number(sample))}</PageTitle>
      <Panel
        title={drawn.data ? `${drawn.data.control} ${drawn.data.title}` : engagementWords.samples}
        query={drawn}
        rows={10}
        place="compliance"
      >
        {found => <Items id={id} sample={found} />}
      </Panel>
    </div>
  )
}

function Items({ id, sample }: { id: string; sample: AuditSample }) {
  const { asks, query, asOf, population, seed, items, hidden } = sample
  return (
    <ul className={rows.list}>
      <li className={rows.row}>
        <div className={own.head}>
          <p>{asks}</p>
          <p>
            {engagementWords.drawn(items.length + hidden, population)}: {query} · {engagementWords.seedIs(seed)} ·{' '}
            {auditWords.asOf(asOf)}
          </p>
          <p>{engagementWords.redraw}</p>
          {hidden > 0 && <p>{engagementWords.hidden(hidden)}</p>}
        </div>
      </li>
      {items.map(({ id: subjectId, subject, title, deviations, verdict, words }) => (
        <li key={subjectId} className={rows.row}>
          <div className={rows.what}>
            <Link
              to="/compliance/engagements/$id/samples/$sample/$subject"
              params={{ id, sample: String(sample.sample), subject: subjectId }}
              className={rows.name}
            >
              {subject}
            </Link>{' '}
            {title}
            <Found deviations={deviations} />
            {words && <p>{words}</p>}
          </div>
          <span className={verdict === 'EXCEPTION' ? rows.trouble : rows.quiet}>
            {verdict ? engagementWords.verdict[verdict] : engagementWords.noVerdict}
          </span>
        </li>
      ))}
    </ul>
  )
}
