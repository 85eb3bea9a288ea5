import type { RunbookRead } from '../api/types'
import { t } from '../messages/en'
import styles from './Runbook.module.css'
import { stepHead } from '../ui/stepHead'

/** What a runbook says: its introduction, what it is told, and its steps. */
export function RunbookSteps({ read }: { read: RunbookRead }) {
  const titles = new Map(read.steps.map((step, place) => [step.id, `${place + 1}`]))
  return (
    <div className={styles.text}>
      {read.introduction && <p className={styles.body}>{read.introduction}</p>}
      {read.parameters.length > 0 && (
        <ul>
          {read.parameters.map(({ name, text, preset }) => (
            <li key={name}>
              <code>{name}</code>
              {text && `: ${text}`} {preset !== undefined && t.runbooks.preset(preset)}
            </li>
          ))}
        </ul>
      )}
      <ol>
        {read.steps.map(step => (
          <li key={step.id}>
            <strong>{stepHead(step)}</strong> {step.title}
            {step.text && <p className={styles.body}>{step.text}</p>}
            {step.answers.length > 0 && (
              <ul>
                {step.answers.map(({ answer, to }) => (
                  <li key={answer}>
                    {answer} → {to === undefined ? t.runbooks.toTheEnd : t.runbooks.toStep(titles.get(to) ?? to)}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
