import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Integration } from '../api/types'
import { formatTerm } from '../domain/duration'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { useSetAutoResolve, useSetGrouping, useSetHeartbeat } from './api'

const silences = ['PT5M', 'PT15M', 'PT1H', 'PT4H', 'PT12H', 'PT24H', 'PT48H', 'PT168H', 'PT720H']
const beats = ['PT1M', 'PT5M', 'PT10M', 'PT15M', 'PT30M', 'PT1H', 'PT2H', 'PT6H', 'PT12H', 'PT24H', 'PT168H']
const windows = ['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H', 'PT4H', 'PT12H', 'PT24H']

/** Durations to choose from, with whatever was set through the API. */
function choices(usual: string[], chosen: string, none: string) {
  const all = chosen === '' || usual.includes(chosen) ? usual : [chosen, ...usual]
  return [{ value: '', label: none }, ...all.map(value => ({ value, label: formatTerm(value) }))]
}

/** Which alerts of a tool are one problem, whether they end by themselves, and what its silence means. */
export function AlertRules({ integration }: { integration: Integration }) {
  const [open, setOpen] = useState<'grouping' | 'silence' | 'heartbeat'>()
  const close = () => setOpen(undefined)
  const { name, source, grouping, autoResolveAfter, autoResolveSet, heartbeat } = integration
  const onlyBeats = source === 'heartbeat'
  const after = autoResolveAfter === undefined ? undefined : formatTerm(autoResolveAfter)
  const window = grouping?.window === undefined ? undefined : formatTerm(grouping.window)
  return (
    <>
      {!onlyBeats && (
        <>
          <p>
            {grouping && grouping.labels.length > 0
              ? t.integrations.groupedBy(grouping.labels, window)
              : t.integrations.groupedBySource}{' '}
            <Button
              size="compact-xs"
              aria-label={t.integrations.groupingTitle(name)}
              onClick={() => setOpen('grouping')}
            >
              {t.integrations.change}
            </Button>
          </p>
          <p>
            {after === undefined
              ? t.integrations.neverBySilence
              : autoResolveSet
                ? t.integrations.endsBySilence(after)
                : t.integrations.endsBySilenceAsUsual(after)}{' '}
            <Button size="compact-xs" aria-label={t.integrations.silenceTitle(name)} onClick={() => setOpen('silence')}>
              {t.integrations.change}
            </Button>
          </p>
        </>
      )}
      <p className={onlyBeats && heartbeat === undefined ? rows.trouble : undefined}>
        {heartbeat === undefined
          ? onlyBeats
            ? t.integrations.noHeartbeatYet
            : t.integrations.noHeartbeat
          : t.integrations.heartbeatEvery(formatTerm(heartbeat.every), formatTerm(heartbeat.grace))}{' '}
        <Button size="compact-xs" aria-label={t.integrations.heartbeatTitle(name)} onClick={() => setOpen('heartbeat')}>
          {t.integrations.change}
        </Button>
      </p>
      {open === 'grouping' && <GroupingDialog integration={integration} onClose={close} />}
      {open === 'silence' && <SilenceDialog integration={integration} onClose={close} />}
      {open === 'heartbeat' && <HeartbeatDialog integration={integration} onClose={close} />}
    </>
  )
}

function GroupingDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const { id, name, grouping } = integration
  const [labels, setLabels] = useState(grouping?.labels.join(', ') ?? '')
  const [window, setWindow] = useState(grouping?.window ?? '')
  const set = useSetGrouping(id, onClose)
  const names = labels
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')
  return (
    <ReasonDialog
      title={t.integrations.groupingTitle(name)}
      lead={t.integrations.groupingLead}
      reason=""
      onReason={() => {}}
      verb={t.integrations.groupingVerb}
      busy={set.isPending}
      problem={set.problem}
      onSubmit={() => set.submit({ labels: names, ...(names.length > 0 && window !== '' ? { window } : {}) })}
      onClose={onClose}
    >
      <TextInput
        label={t.integrations.labels}
        description={t.integrations.labelsHint}
        autoComplete="off"
        value={labels}
        onChange={event => setLabels(event.currentTarget.value)}
        data-autofocus
      />
      <NativeSelect
        label={t.integrations.window}
        description={t.integrations.windowHint}
        disabled={names.length === 0}
        data={choices(windows, grouping?.window ?? '', t.integrations.wholeProblem)}
        value={window}
        onChange={event => setWindow(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}

function SilenceDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const { id, name, autoResolveAfter = '' } = integration
  const [after, setAfter] = useState(autoResolveAfter)
  const set = useSetAutoResolve(id, onClose)
  return (
    <ReasonDialog
      title={t.integrations.silenceTitle(name)}
      lead={t.integrations.silenceLead}
      reason=""
      onReason={() => {}}
      verb={t.integrations.silenceVerb}
      busy={set.isPending}
      problem={set.problem}
      onSubmit={() => set.submit(after === '' ? {} : { after })}
      onClose={onClose}
    >
      <NativeSelect
        label={t.integrations.silence}
        data={choices(silences, autoResolveAfter, t.integrations.never)}
        value={after}
        onChange={event => setAfter(event.currentTarget.value)}
        data-autofocus
      />
    </ReasonDialog>
  )
}

function HeartbeatDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const { id, name, heartbeat } = integration
  const [every, setEvery] = useState(heartbeat?.every ?? '')
  const set = useSetHeartbeat(id, onClose)
  return (
    <ReasonDialog
      title={t.integrations.heartbeatTitle(name)}
      lead={t.integrations.heartbeatLead}
      reason=""
      onReason={() => {}}
      verb={t.integrations.silenceVerb}
      busy={set.isPending}
      problem={set.problem}
      onSubmit={() => set.submit(every === '' ? {} : { every })}
      onClose={onClose}
    >
      <NativeSelect
        label={t.integrations.heartbeat}
        description={t.integrations.heartbeatHint}
        data={choices(beats, heartbeat?.every ?? '', t.integrations.heartbeatNone)}
        value={every}
        onChange={event => setEvery(event.currentTarget.value)}
        data-autofocus
      />
    </ReasonDialog>
  )
}
