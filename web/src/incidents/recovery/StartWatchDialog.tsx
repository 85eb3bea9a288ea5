import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Incident, NewRecoveryWatch } from '../../api/types'
import { recoveryWords } from '../../messages/recovery'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useStartWatch } from './api'
import styles from './Recovery.module.css'

const words = recoveryWords.watch
const mostMetrics = 5

type Metric = NonNullable<NewRecoveryWatch['metrics']>[number]

/** A row of the form keeps its place in the list while others come and go. */
interface MetricRow {
  key: number
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
  const [metrics, setMetrics] = useState<MetricRow[]>([])
  const start = useStartWatch(urlRef, onClose)
  const named = services.split('\n').flatMap(line => line.trim() || [])
  const told = metrics.map(sentOf)
  const complete = told.every(metric => metric !== undefined)
  const change = (key: number, over: Partial<MetricRow>) =>
    setMetrics(before => before.map(row => (row.key === key ? { ...row, ...over } : row)))
  const add = () =>
    setMetrics(before => [
      ...before,
      {
        key: (before.at(-1)?.key ?? 0) + 1,
        name: '',
        source: sources[0] ?? '',
        expression: '',
        limit: 'ABOVE',
        threshold: '',
      },
    ])
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
      {metrics.map((row, place) => (
        <fieldset key={row.key} className={styles.metric}>
          <legend>{words.metric(place + 1)}</legend>
          <TextInput
            label={words.metricName}
            withAsterisk
            maxLength={200}
            value={row.name}
            onChange={event => change(row.key, { name: event.currentTarget.value })}
          />
          <NativeSelect
            label={words.source}
            data={sources}
            value={row.source}
            onChange={event => change(row.key, { source: event.currentTarget.value })}
          />
          <TextInput
            label={words.expression}
            description={words.expressionHint}
            withAsterisk
            maxLength={2000}
            spellCheck={false}
            classNames={{ input: styles.hash ?? '' }}
            value={row.expression}
            onChange={event => change(row.key, { expression: event.currentTarget.value })}
          />
          <NativeSelect
            label={words.limit}
            data={(['ABOVE', 'BELOW'] as const).map(value => ({ value, label: words.limits[value] }))}
            value={row.limit}
            onChange={event => change(row.key, { limit: event.currentTarget.value as MetricRow['limit'] })}
          />
          <NumberInput
            label={words.threshold}
            withAsterisk
            value={row.threshold}
            onChange={threshold => change(row.key, { threshold })}
          />
          <Button
            size="xs"
            aria-label={words.removeMetric(place + 1)}
            onClick={() => setMetrics(before => before.filter(({ key }) => key !== row.key))}
          >
            {words.removeMetric(place + 1)}
          </Button>
        </fieldset>
      ))}
      {sources.length === 0 ? (
        <p>{words.noSources}</p>
      ) : (
        metrics.length < mostMetrics && (
          <Button size="xs" onClick={add}>
            {words.addMetric}
          </Button>
        )
      )}
    </ReasonDialog>
  )
}

/** What is sent of a row; nothing while something that has to be said is missing. */
function sentOf({ name, source, expression, limit, threshold }: MetricRow): Metric | undefined {
  return name.trim() && source && expression.trim() && typeof threshold === 'number'
    ? { name: name.trim(), source, expression: expression.trim(), limit, threshold }
    : undefined
}
