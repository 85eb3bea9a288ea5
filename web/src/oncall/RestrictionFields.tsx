import { Button, Checkbox, TextInput } from '@mantine/core'
import { t } from '../messages/en'
import styles from './SchedulePage.module.css'
import { type RestrictionDraft, weekdays } from './scheduleDraft'

interface RestrictionFieldsProps {
  restrictions: RestrictionDraft[]
  onChange: (restrictions: RestrictionDraft[]) => void
}

/** When a layer is on duty; without any, always. */
export function RestrictionFields({ restrictions, onChange }: RestrictionFieldsProps) {
  const change = (key: number, more: Partial<RestrictionDraft>) =>
    onChange(restrictions.map(each => (each.key === key ? { ...each, ...more } : each)))
  const add = () => {
    const key = Math.max(-1, ...restrictions.map(each => each.key)) + 1
    onChange([...restrictions, { key, days: weekdays.slice(0, 5), from: '09:00', until: '17:00' }])
  }
  return (
    <div>
      {restrictions.map((restriction, place) => (
        <fieldset key={restriction.key} className={styles.layer}>
          <legend>{t.onCall.restriction(place + 1)}</legend>
          <Checkbox.Group
            label={t.onCall.restrictionDays}
            value={restriction.days}
            onChange={days => change(restriction.key, { days })}
          >
            <div className={styles.days}>
              {weekdays.map(day => (
                <Checkbox key={day} value={day} label={t.silences.days[day]} />
              ))}
            </div>
          </Checkbox.Group>
          <div className={styles.pair}>
            <TextInput
              type="time"
              label={t.onCall.from}
              value={restriction.from}
              onChange={event => change(restriction.key, { from: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t.onCall.untilColumn}
              description={t.onCall.overnight}
              value={restriction.until}
              onChange={event => change(restriction.key, { until: event.currentTarget.value })}
            />
            <Button onClick={() => onChange(restrictions.filter(each => each.key !== restriction.key))}>
              {t.onCall.remove}
            </Button>
          </div>
        </fieldset>
      ))}
      <p className={styles.hint}>{restrictions.length === 0 && t.onCall.always}</p>
      <Button onClick={add}>{t.onCall.addRestriction}</Button>
    </div>
  )
}
