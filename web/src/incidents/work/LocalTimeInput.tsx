import { TextInput } from '@mantine/core'
import { t } from '../../messages/en'
import { ownZone } from '../../ui/zone'

interface LocalTimeInputProps {
  label: string
  /** As the browser's field holds it: local, to the second, without a zone. */
  value: string
  required?: boolean
  onChange: (value: string) => void
}

/** A date and time on the clock of the person at the keyboard; the zone is said beside it. */
export function LocalTimeInput({ label, value, required = false, onChange }: LocalTimeInputProps) {
  return (
    <TextInput
      type="datetime-local"
      step={1}
      // Without it a fifth digit can be typed into the year, and no instant has that text.
      max="9999-12-31T23:59:59"
      label={label}
      description={t.work.yourZone(ownZone())}
      withAsterisk={required}
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}

/** What the field shows for an instant. */
export function localOf(instant: string | undefined): string {
  if (!instant) return ''
  const date = new Date(instant)
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 19)
}

/** The instant somebody means; nothing while the field is empty. */
export function instantOf(local: string): string | undefined {
  return local === '' ? undefined : new Date(local).toISOString()
}
