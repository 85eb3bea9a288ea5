import { Checkbox, TextInput } from '@mantine/core'
import { severities } from '../../domain/severity'
import { policyWords } from '../../messages/policies'
import styles from '../SchedulePage.module.css'
import type { LapseDraft } from './policyDraft'

interface LapseFieldsProps {
  lapse: LapseDraft
  onChange: (lapse: LapseDraft) => void
}

/** Whether and when whoever acknowledged is asked if they are still on it. */
export function LapseFields({ lapse, onChange }: LapseFieldsProps) {
  const words = policyWords.lapse
  return (
    <fieldset className={styles.layer}>
      <legend>{words.title}</legend>
      <Checkbox
        label={words.asks}
        description={words.asksHint}
        checked={lapse.asks}
        onChange={event => onChange({ ...lapse, asks: event.currentTarget.checked })}
      />
      {lapse.asks && (
        <>
          <p className={styles.hint}>{words.afterHint}</p>
          <div className={styles.pair}>
            {severities.map(severity => (
              <TextInput
                key={severity}
                type="number"
                label={words.afterOf(severity)}
                min={1}
                max={1440}
                step="any"
                value={lapse.after[severity]}
                onChange={event =>
                  onChange({ ...lapse, after: { ...lapse.after, [severity]: event.currentTarget.value } })
                }
              />
            ))}
            <TextInput
              type="number"
              label={words.answerWithin}
              min={1}
              max={60}
              step="any"
              value={lapse.answerWithin}
              onChange={event => onChange({ ...lapse, answerWithin: event.currentTarget.value })}
            />
          </div>
        </>
      )}
    </fieldset>
  )
}
