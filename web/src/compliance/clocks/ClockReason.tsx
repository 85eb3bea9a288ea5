import type { RegulatoryClock } from '../../api/types'
import { t } from '../../messages/en'
import { Time } from '../../ui/Time'
import styles from './Clocks.module.css'

/** When a report is due or was filed, and why, with the article. */
export function ClockReason({ clock, steps = false }: { clock: RegulatoryClock; steps?: boolean }) {
  return (
    <>
      <p>
        {clock.dueAt && (
          <>
            {t.clocks.due} <Time value={clock.dueAt} as="timeline" />
            {' · '}
          </>
        )}
        {clock.submittedAt && (
          <>
            {t.clocks.filed} <Time value={clock.submittedAt} as="timeline" />
            {' · '}
          </>
        )}
        {clock.sentence}
      </p>
      {clock.provisional && <p>{t.clocks.provisional}</p>}
      {clock.lateReason && <p>{t.clocks.lateBecause(clock.lateReason)}</p>}
      <Reminded marks={clock.marks} all={steps} />
      {steps && clock.note && <p>{clock.note}</p>}
      {steps && clock.steps.length > 0 && (
        <details>
          <summary>{t.clocks.steps}</summary>
          <ul className={styles.steps}>
            {clock.steps.map(step => (
              <li key={step}>{step}</li>
            ))}
            <li>{t.clocks.rule(clock.rule, clock.authority)}</li>
          </ul>
        </details>
      )}
    </>
  )
}

interface RemindedProps {
  marks: RegulatoryClock['marks']
  /** Every one of them; else the last. */
  all: boolean
}

/** Of which parts of the time people were reminded, and what the report lacked then. */
function Reminded({ marks, all }: RemindedProps) {
  if (marks.length === 0) return null
  return (
    <ul className={styles.steps}>
      {(all ? marks : marks.slice(-1)).map(({ mark, at, missing, movedFrom }) => (
        <li key={`${mark} ${at}`}>
          {t.clocks.markedAt} {t.clocks.mark[mark]} <Time value={at} as="timeline" />
          {movedFrom && (
            <>
              {' · '}
              {t.clocks.markMoved} <Time value={movedFrom} as="timeline" />
            </>
          )}
          {missing.length > 0 && ` · ${t.clocks.markLacked(missing)}`}
        </li>
      ))}
    </ul>
  )
}
