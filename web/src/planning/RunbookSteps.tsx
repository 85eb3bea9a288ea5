import type { RunbookRead } from '../api/types'
import { t } from '../messages/en'
import { stepHead } from '../ui/stepHead'
import { TextBlocks } from '../ui/TextBlocks'
import styles from './Runbook.module.css'

/** What a runbook says: its introduction, what it is told, and its steps. */
export function RunbookSteps({ read }: { read: RunbookRead }) {
  const titles = new Map(read.steps.map((step, place) => [step.id, `${place + 1}`]))
  return (
    <div className={styles.text}>
      <TextBlocks blocks={read.introduction} />
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
            <TextBlocks blocks={step.blocks} />
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
