import { Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { t } from '../messages/en'
import { type Draft, lengths, weekdays, weeklyLengths } from './draft'
import styles from './SilencesPage.module.css'

interface WhenFieldsProps {
  draft: Draft
  mayComeBack: boolean
  onChange: (change: Partial<Draft>) => void
}

/** When it is quiet: once, or on days of the week. */
export function WhenFields({ draft, mayComeBack, onChange }: WhenFieldsProps) {
  return (
    <fieldset className={styles.conditions}>
      <legend>{t.silences.when}</legend>
      {mayComeBack && (
        <SegmentedControl
          aria-label={t.silences.when}
          value={draft.weekly ? 'weekly' : 'once'}
          onChange={value => onChange({ weekly: value === 'weekly' })}
          data={[
            { value: 'once', label: t.silences.once },
            { value: 'weekly', label: t.silences.comesBack },
          ]}
        />
      )}
      {draft.weekly ? <Weekly draft={draft} onChange={onChange} /> : <Once draft={draft} onChange={onChange} />}
    </fieldset>
  )
}

const inWords = (minutes: number) => ({ value: String(minutes), label: t.silences.length(minutes) })

function Once({ draft, onChange }: Omit<WhenFieldsProps, 'mayComeBack'>) {
  return (
    <div className={styles.pair}>
      <TextInput
        type="datetime-local"
        label={t.silences.from}
        description={t.silences.fromHint}
        value={draft.from}
        onChange={event => onChange({ from: event.currentTarget.value })}
      />
      <NativeSelect
        label={t.silences.lasts}
        description={t.silences.lastsHint}
        value={String(draft.minutes)}
        data={lengths.map(inWords)}
        onChange={event => onChange({ minutes: Number(event.currentTarget.value) })}
      />
    </div>
  )
}

function Weekly({ draft, onChange }: Omit<WhenFieldsProps, 'mayComeBack'>) {
  const zones = Intl.supportedValuesOf('timeZone')
  const all = zones.includes(draft.zone) ? zones : [draft.zone, ...zones]
  return (
    <>
      <Checkbox.Group
        label={t.silences.onDays}
        withAsterisk
        value={draft.days}
        onChange={value => onChange({ days: value })}
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
          label={t.silences.start}
          withAsterisk
          value={draft.start}
          onChange={event => onChange({ start: event.currentTarget.value })}
        />
        <NativeSelect
          label={t.silences.lasts}
          value={String(draft.weeklyMinutes)}
          data={weeklyLengths.map(inWords)}
          onChange={event => onChange({ weeklyMinutes: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t.silences.zone}
          description={t.silences.zoneHint}
          value={draft.zone}
          data={all}
          onChange={event => onChange({ zone: event.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={t.silences.first}
          withAsterisk
          value={draft.first}
          onChange={event => onChange({ first: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t.silences.last}
          withAsterisk
          value={draft.last}
          onChange={event => onChange({ last: event.currentTarget.value })}
        />
      </div>
    </>
  )
}
