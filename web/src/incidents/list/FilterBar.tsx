import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { phases } from '../../domain/phase'
import { severities } from '../../domain/severity'
import { states } from '../../domain/state'
import { t } from '../../messages/en'
import { useVerbs } from '../../ui/verbs'
import { type Filter, isFiltered } from './filter'
import styles from './IncidentListPage.module.css'

const typingPause = 250

/** Narrows the list. What is chosen goes to the URL at once, typed text after a pause. */
export function FilterBar({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const search = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(filter.q ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useVerbs([{ shortcut: 'search', label: t.incidents.search, run: () => search.current?.focus() }])
  useEffect(() => setText(filter.q ?? ''), [filter.q])
  useEffect(() => () => clearTimeout(timer.current), [])

  const type = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange({ ...filter, q: next }), typingPause)
  }

  return (
    <search className={styles.filters} aria-label={t.incidents.filters}>
      <TextInput
        ref={search}
        className={styles.search ?? ''}
        type="search"
        aria-label={t.incidents.search}
        placeholder={t.incidents.search}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={text}
        onChange={event => type(event.currentTarget.value)}
      />
      <Facet
        label={t.incidents.state}
        value={filter.state}
        options={states.map(value => ({ value, label: t.state[value] }))}
        onChange={state => onChange({ ...filter, state })}
      />
      <Facet
        label={t.incidents.severity}
        value={filter.severity}
        options={severities.map(value => ({ value, label: t.severity.name[value] }))}
        onChange={severity => onChange({ ...filter, severity })}
      />
      <Facet
        label={t.incidents.phase}
        value={filter.phase}
        options={phases.map(value => ({ value, label: t.phase[value] }))}
        onChange={phase => onChange({ ...filter, phase })}
      />
      {isFiltered(filter) && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {t.incidents.clear}
        </Button>
      )}
    </search>
  )
}

interface FacetProps<Value extends string> {
  label: string
  value: Value | undefined
  options: { value: Value; label: string }[]
  onChange: (value: Value | undefined) => void
}

function Facet<Value extends string>({ label, value, options, onChange }: FacetProps<Value>) {
  return (
    <NativeSelect
      aria-label={label}
      data-chosen={value !== undefined || undefined}
      className={styles.facet ?? ''}
      value={value ?? ''}
      data={[{ value: '', label: `${label}: ${t.incidents.any}` }, ...options]}
      onChange={event => onChange((event.currentTarget.value || undefined) as Value | undefined)}
    />
  )
}
