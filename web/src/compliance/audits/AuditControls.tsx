import type { AuditReport } from '../../api/types'
import { auditWords } from '../../messages/audits'
import { t } from '../../messages/en'
import { Hash } from '../../ui/Hash'
import { PlainPanel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import clocks from '../clocks/Clocks.module.css'
import { SubjectLink } from './SubjectLink'

type Control = AuditReport['controls'][number]

/** Each control with its population, and its sample with the events that prove it. */
export function AuditControls({ controls }: { controls: Control[] }) {
  return controls.map(control => (
    <PlainPanel
      key={control.id}
      title={`${control.id} ${control.title}`}
      aside={<span className={rows.quiet}>{auditWords.population(control.size, control.exceptions)}</span>}
    >
      <ul className={rows.list}>
        <li className={rows.row}>
          <div className={rows.what}>
            {control.asks}
            <p>{auditWords.populationIs(control.query)}</p>
            {control.notKept && <p>{auditWords.notKept(control.notKept)}</p>}
          </div>
        </li>
        {control.sample.map(sampled => (
          <SampledRow key={sampled.subject} sampled={sampled} />
        ))}
      </ul>
    </PlainPanel>
  ))
}

function SampledRow({ sampled: { subject, title, deviations, evidence } }: { sampled: Control['sample'][number] }) {
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <SubjectLink subject={subject} /> {title}
        <p className={deviations.length > 0 ? rows.trouble : undefined}>
          {deviations.length > 0
            ? t.list(deviations.map(deviation => auditWords.deviation[deviation]))
            : auditWords.noException}
        </p>
        {evidence.length === 0 ? (
          <p>{auditWords.noEvidence}</p>
        ) : (
          <details>
            <summary>{t.compliance.events(evidence.length)}</summary>
            <ul className={clocks.steps}>
              {evidence.map(({ position, recordTime, summary, leafHash }) => (
                <li key={position}>
                  {t.number(position)} · <Time value={recordTime} as="exact" /> · {summary} <Hash value={leafHash} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}
