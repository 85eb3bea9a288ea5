import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { UpdateRules } from '../../api/types'
import { type Severity, severities } from '../../domain/severity'
import { t } from '../../messages/en'
import { updateWords } from '../../messages/updates'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { useKeepUpdateRules, useUpdateRules } from './api'

/** How often audiences are told by severity, and how drafts begin. */
export function RulesPanel() {
  const rules = useUpdateRules()
  const [changing, setChanging] = useState(false)
  const aside = rules.data && (
    <Button aria-label={updateWords.changeRules} onClick={() => setChanging(true)}>
      {updateWords.change}
    </Button>
  )
  return (
    <>
      <Panel title={updateWords.cadence} query={rules} rows={5} place="onCall" aside={aside}>
        {({ cadences }) => (
          <ul className={rows.list}>
            {severities.map(severity => {
              const found = cadences.find(cadence => cadence.severity === severity)
              return (
                <li key={severity} className={rows.row}>
                  <div className={rows.what}>
                    <span className={rows.name}>{severity}</span>{' '}
                    <span className={rows.quiet}>
                      {found ? updateWords.every(found.firstMinutes, found.everyMinutes) : updateWords.never}
                    </span>
                  </div>
                </li>
              )
            })}
          </ul>
        )}
      </Panel>
      {changing && rules.data && <RulesDialog rules={rules.data} onClose={() => setChanging(false)} />}
    </>
  )
}

type Minutes = Record<Severity, { first: number | ''; again: number | '' }>

function RulesDialog({ rules, onClose }: { rules: UpdateRules; onClose: () => void }) {
  const [minutes, setMinutes] = useState(() => minutesOf(rules))
  const [templates, setTemplates] = useState(rules.templates)
  const keep = useKeepUpdateRules(rules, onClose)
  const put = (severity: Severity, more: Partial<Minutes[Severity]>) =>
    setMinutes(before => ({ ...before, [severity]: { ...before[severity], ...more } }))
  const reword = (place: number, more: { subject?: string; text?: string }) =>
    setTemplates(before => before.map((it, at) => (at === place ? { ...it, ...more } : it)))
  const ready = severities.every(severity => (minutes[severity].first === '') === (minutes[severity].again === ''))
  return (
    <ReasonDialog
      title={updateWords.changeRules}
      lead={`${updateWords.cadenceLead} ${updateWords.emptyMeans}`}
      reason=""
      onReason={() => {}}
      verb={t.common.save}
      ready={ready}
      busy={keep.isPending}
      problem={keep.problem ?? keep.conflict?.problem}
      onSubmit={() => keep.submit({ cadences: cadencesIn(minutes), templates })}
      onClose={onClose}
    >
      {severities.map(severity => (
        <div key={severity} className={rows.actions}>
          <MinutesInput
            label={updateWords.first(severity)}
            value={minutes[severity].first}
            onChange={first => put(severity, { first })}
          />
          <MinutesInput
            label={updateWords.again(severity)}
            value={minutes[severity].again}
            onChange={again => put(severity, { again })}
          />
        </div>
      ))}
      <p className={rows.quiet}>{updateWords.placeholders(rules.placeholders.join(', '))}</p>
      {templates.map(({ kind, subject, text }, place) => (
        <div key={kind}>
          <TextInput
            label={updateWords.subjectOf(updateWords.kinds[kind])}
            maxLength={200}
            value={subject}
            onChange={event => reword(place, { subject: event.currentTarget.value })}
          />
          <Textarea
            label={updateWords.textOf(updateWords.kinds[kind])}
            autosize
            minRows={3}
            maxRows={8}
            maxLength={4000}
            value={text}
            onChange={event => reword(place, { text: event.currentTarget.value })}
          />
        </div>
      ))}
    </ReasonDialog>
  )
}

interface MinutesInputProps {
  label: string
  value: number | ''
  onChange: (value: number | '') => void
}

function MinutesInput({ label, value, onChange }: MinutesInputProps) {
  return (
    <NumberInput
      label={label}
      min={5}
      max={10_080}
      allowDecimal={false}
      value={value}
      onChange={next => onChange(next === '' ? '' : Number(next))}
    />
  )
}

function minutesOf({ cadences }: UpdateRules): Minutes {
  return Object.fromEntries(
    severities.map(severity => {
      const found = cadences.find(cadence => cadence.severity === severity)
      return [severity, { first: found?.firstMinutes ?? '', again: found?.everyMinutes ?? '' }]
    }),
  ) as Minutes
}

function cadencesIn(minutes: Minutes): UpdateRules['cadences'] {
  return severities.flatMap(severity => {
    const { first, again } = minutes[severity]
    return first === '' || again === '' ? [] : [{ severity, firstMinutes: first, everyMinutes: again }]
  })
}
