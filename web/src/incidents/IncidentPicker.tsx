import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { t } from '../messages/en'
import { useOpenIncidents } from './api'

interface IncidentPickerProps {
  label: string
  /** Not offered: the one it is about. */
  except?: string | undefined
  value: string | null
  onChange: (number: string | null) => void
  error?: string | undefined
}

const typingPause = 300

/** Chooses an open incident by its number, its title or its services. */
export function IncidentPicker({ label, except, value, onChange, error }: IncidentPickerProps) {
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed, typingPause)
  const found = useOpenIncidents(words === value ? '' : words)
  const data = (found.data ?? [])
    .filter(({ number }) => number !== except)
    .map(({ number, title }) => ({ value: number, label: `${number} ${title}` }))
  return (
    <Select
      label={label}
      placeholder={t.attach.pickPlaceholder}
      searchable
      clearable
      withAsterisk
      data={data}
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={found.isPending ? t.common.loading : t.attach.noneOpen}
      error={error}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
