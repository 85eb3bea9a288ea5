import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Incident, NewRecoveryWatch } from '../../api/types'
import { recoveryWords } from '../../messages/recovery'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { RowsField } from '../../ui/RowsField'
import { type Row, rowOf } from '../../ui/rowOf'
import { useStartWatch } from './api'
import styles from './Recovery.module.css'

const words = recoveryWords.watch
const mostMetrics = 5

type Metric = NonNullable<NewRecoveryWatch['metrics']>[number]

/** A metric while it is written. */
interface MetricRow {
  name: string
  source: string
  expression: string
  limit: 'ABOVE' | 'BELOW'
  threshold: number | string
}

interface StartWatchProps {
  incident: Incident
  urlRef: string
  /** The metric servers the operator set up. */
  sources: string[]
  onClose: () => void
}

/** For how long, the alerts of which services, and which metrics. */
export function StartWatchDialog({ incident, urlRef, sources, onClose }: StartWatchProps) {
  const [minutes, setMinutes] = useState<number | string>(240)
  const [services, setServices] = useState(incident.services.join('\n'))
  const [metrics, setMetrics] = useState<Row<MetricRow>[]>([])
  const start = useStartWatch(urlRef, onClose)
  const named = services.split('\n').flatMap(line => line.trim() || [])
  const told = metrics.map(sentOf)
  const complete = told.every(metric => metric !== undefined)
  return (
    <ReasonDialog
      title={words.startTitle}
      lead={words.startLead}
      reason=""
      onReason={() => undefined}
      verb={words.startVerb}
      ready={typeof minutes === 'number' && named.length > 0 && complete}
      busy={start.isPending}
      problem={start.problem}
      onSubmit={() =>
        start.submit({
          minutes: minutes as number,
          services: named,
          metrics: told.flatMap(metric => metric ?? []),
        })
      }
      onClose={onClose}
    >
      <NumberInput
        label={words.minutes}
        description={words.minutesHint}
        withAsterisk
        min={5}
        max={20_160}
        allowDecimal={false}
        value={minutes}
        onChange={setMinutes}
      />
      <Textarea
        label={words.services}
        withAsterisk
        autosize
        minRows={2}
        maxRows={6}
        value={services}
        onChange={event => setServices(event.currentTarget.value)}
      />
      {sources.length === 0 ? (
        <p>{words.noSources}</p>
      ) : (
        <RowsField
          legend={words.metrics}
          add={words.addMetric}
          remove={words.removeMetric}
          rows={metrics}
          most={mostMetrics}
          make={() =>
            rowOf<MetricRow>({ name: '', source: sources[0] ?? '', expression: '', limit: 'ABOVE', threshold: '' })
          }
          onChange={setMetrics}
        >
          {(row, change, place) => <MetricFields row={row} place={place} sources={sources} onChange={change} />}
        </RowsField>
      )}
    </ReasonDialog>
  )
}

interface MetricFieldsProps {
  row: MetricRow
  /** The how-manieth it is, from 1. */
  place: number
  sources: string[]
  onChange: (more: Partial<MetricRow>) => void
}

/** Which metric, and where it must not be. */
function MetricFields({ row, place, sources, onChange }: MetricFieldsProps) {
  return (
    <fieldset className={styles.metric}>
      <legend>{words.metric(place)}</legend>
      <TextInput
        label={words.metricName}
        withAsterisk
        maxLength={200}
        value={row.name}
        onChange={event => onChange({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.source}
        data={sources}
        value={row.source}
        onChange={event => onChange({ source: event.currentTarget.value })}
      />
      <TextInput
        label={words.expression}
        description={words.expressionHint}
        withAsterisk
        maxLength={2000}
        spellCheck={false}
        classNames={{ input: styles.hash ?? '' }}
        value={row.expression}
        onChange={event => onChange({ expression: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.limit}
        data={(['ABOVE', 'BELOW'] as const).map(value => ({ value, label: words.limits[value] }))}
        value={row.limit}
        onChange={event => onChange({ limit: event.currentTarget.value as MetricRow['limit'] })}
      />
      <NumberInput
        label={words.threshold}
        withAsterisk
        value={row.threshold}
        onChange={threshold => onChange({ threshold })}
      />
    </fieldset>
  )
}

/** What is sent of a row; nothing while something that has to be said is missing. */
function sentOf({ name, source, expression, limit, threshold }: MetricRow): Metric | undefined {
  return name.trim() && source && expression.trim() && typeof threshold === 'number'
    ? { name: name.trim(), source, expression: expression.trim(), limit, threshold }
    : undefined
}
