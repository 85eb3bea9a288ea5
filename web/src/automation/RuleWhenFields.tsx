import { NativeSelect, NumberInput } from '@mantine/core'
import type { RuleWhen } from '../api/types'
import type { Phase } from '../domain/phase'
import type { IncidentRole } from '../domain/roles'
import { automationWords as words } from '../messages/automation'
import { t } from '../messages/en'
import type { PartProps } from './draft'
import styles from './Rule.module.css'
import { lastingFor } from './when'

/** What has to happen, or for how long something has not to happen. */
export function When({ draft: { when, lasting }, change }: PartProps) {
  return (
    <>
      <NativeSelect
        label={words.whenField}
        value={when}
        onChange={event => {
          const chosen = event.currentTarget.value as RuleWhen
          change({ when: chosen, lasting: lastingFor(chosen, lasting?.minutes) })
        }}
        data={Object.entries(words.when).map(([value, label]) => ({ value, label }))}
      />
      {lasting && (
        <div className={styles.pair}>
          {lasting.phase && (
            <NativeSelect
              label={words.whichPhase}
              value={lasting.phase}
              onChange={event => change({ lasting: { ...lasting, phase: event.currentTarget.value as Phase } })}
              data={Object.entries(t.phase)
                .filter(([value]) => value !== 'CLOSED')
                .map(([value, label]) => ({ value, label }))}
            />
          )}
          {lasting.role && (
            <NativeSelect
              label={words.whichRole}
              value={lasting.role}
              onChange={event => change({ lasting: { ...lasting, role: event.currentTarget.value as IncidentRole } })}
              data={Object.entries(t.incidentRole).map(([value, label]) => ({ value, label }))}
            />
          )}
          <NumberInput
            label={words.minutes}
            description={words.minutesHint}
            min={1}
            max={43_200}
            allowDecimal={false}
            value={lasting.minutes || ''}
            onChange={value => change({ lasting: { ...lasting, minutes: Number(value) } })}
          />
        </div>
      )}
    </>
  )
}
