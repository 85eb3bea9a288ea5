import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { type Severity, severities } from '../../domain/severity'
import { t } from '../../messages/en'
import { policyWords } from '../../messages/policies'
import styles from '../SchedulePage.module.css'
import { weekdays } from '../scheduleDraft'
import type { Day, LevelDraft } from './policyDraft'

interface ConditionFieldsProps {
  level: LevelDraft
  onChange: (more: Partial<LevelDraft>) => void
}

/** For which severities, on which days and at which hours a level is called at all. */
export function ConditionFields({ level, onChange }: ConditionFieldsProps) {
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <>
      <Checkbox.Group
        label={policyWords.severities}
        value={level.severities}
        onChange={chosen => onChange({ severities: chosen as Severity[] })}
      >
        <div className={styles.days}>
          {severities.map(severity => (
            <Checkbox key={severity} value={severity} label={severity} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group label={policyWords.days} value={level.days} onChange={days => onChange({ days: days as Day[] })}>
        <div className={styles.days}>
          {weekdays.map(day => (
            <Checkbox key={day} value={day} label={t.silences.days[day]} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={styles.pair}>
        <TextInput
          type="time"
          label={policyWords.from}
          value={level.from}
          onChange={event => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={policyWords.until}
          description={policyWords.overnight}
          value={level.until}
          onChange={event => onChange({ until: event.currentTarget.value })}
        />
        <NativeSelect
          label={policyWords.zone}
          value={level.zone}
          data={zones.includes(level.zone) ? zones : [level.zone, ...zones]}
          onChange={event => onChange({ zone: event.currentTarget.value })}
        />
      </div>
    </>
  )
}
