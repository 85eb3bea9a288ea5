import { Radio, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, bodyOf } from '../api/client'
import { keys } from '../api/queryKeys'
import { t } from '../messages/en'
import styles from './IncidentPicker.module.css'

interface IncidentPickerProps {
  label: string
  /** Not offered: the one it is about. */
  except?: string | undefined
  /** Those that are over as well. */
  closed?: boolean
  value: string | null
  onChange: (number: string) => void
}

const typingPause = 300
const shown = 8

/** Incidents with these words in number, title or services; without words the worst and newest. */
function useIncidentsToPick(words: string, closed: boolean) {
  const query = { limit: 50, ...(words.trim() ? { q: words.trim() } : {}) }
  return useQuery({
    queryKey: keys.mine(`pick ${closed} ${words.trim()}`),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/incidents', { params: { query }, signal })),
    select: page =>
      page.items.filter(incident => closed || (incident.state !== 'RESOLVED' && incident.phase !== 'CLOSED')),
    placeholderData: keepPreviousData,
  })
}

/** Chooses an incident, by default an open one, by its number, its title or its services. */
export function IncidentPicker({ label, except, closed = false, value, onChange }: IncidentPickerProps) {
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed, typingPause)
  const found = useIncidentsToPick(words, closed)
  const offered = (found.data ?? []).filter(({ number }) => number !== except).slice(0, shown)
  return (
    <div className={styles.picker}>
      <TextInput
        label={label}
        placeholder={t.pick.placeholder}
        withAsterisk
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      {found.data && offered.length === 0 && <p className={styles.none}>{closed ? t.pick.noneAtAll : t.pick.none}</p>}
      <Radio.Group value={value} onChange={onChange} aria-label={t.pick.found} className={styles.list}>
        {offered.map(({ number, title }) => (
          <Radio key={number} value={number} label={`${number} ${title}`} />
        ))}
      </Radio.Group>
    </div>
  )
}
