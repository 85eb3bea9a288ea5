import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { leaveWords as words } from '../../messages/leave'

/** By whose clock days begin. */
export function ZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <NativeSelect
      label={words.zone}
      value={value}
      data={zones.includes(value) ? zones : [value, ...zones]}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}

interface RuleFieldsProps {
  allDay: boolean
  words: string
  onChange: (more: { allDay?: boolean; words?: string }) => void
}

/** Which entries of a calendar are leave. */
export function RuleFields({ allDay, words: typed, onChange }: RuleFieldsProps) {
  return (
    <>
      <Checkbox
        label={words.allDay}
        checked={allDay}
        onChange={event => onChange({ allDay: event.currentTarget.checked })}
      />
      <TextInput
        label={words.words}
        description={words.wordsHint}
        value={typed}
        onChange={event => onChange({ words: event.currentTarget.value })}
      />
    </>
  )
}
