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
