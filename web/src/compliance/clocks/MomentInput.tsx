import { TextInput } from '@mantine/core'
import { t } from '../../messages/en'
import { ownZone } from '../../ui/zone'

interface MomentInputProps {
  label: string
  value: string
  error?: string | undefined
  required?: boolean
  onChange: (value: string) => void
}

/** A field for a moment on the clock of this browser, whose zone it names. */
export function MomentInput({ label, value, error, required = false, onChange }: MomentInputProps) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={t.clocks.inZone(ownZone())}
      withAsterisk={required}
      value={value}
      error={error}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
