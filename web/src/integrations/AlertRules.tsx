import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Integration } from '../api/types'
import { formatTerm } from '../domain/duration'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import { useSetAutoResolve, useSetGrouping } from './api'

const silences = ['PT5M', 'PT15M', 'PT1H', 'PT4H', 'PT12H', 'PT24H', 'PT48H', 'PT168H', 'PT720H']
const windows = ['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H', 'PT4H', 'PT12H', 'PT24H']

/** Durations to choose from, with whatever was set through the API. */
function choices(usual: string[], chosen: string, none: string) {
  const all = chosen === '' || usual.includes(chosen) ? usual : [chosen, ...usual]
  return [{ value: '', label: none }, ...all.map(value => ({ value, label: formatTerm(value) }))]
}

/** Which alerts of a tool are one problem, and whether they end by themselves; both can be changed here. */
export function AlertRules({ integration }: { integration: Integration }) {
  const [open, setOpen] = useState<'grouping' | 'silence'>()
  const close = () => setOpen(undefined)
  const { name, grouping, autoResolveAfter, autoResolveSet } = integration
  const after = autoResolveAfter === undefined ? undefined : formatTerm(autoResolveAfter)
  const window = grouping?.window === undefined ? undefined : formatTerm(grouping.window)
  return (
    <>
      <p>
        {grouping && grouping.labels.length > 0
          ? t.integrations.groupedBy(grouping.labels, window)
          : t.integrations.groupedBySource}{' '}
        <Button size="compact-xs" aria-label={t.integrations.groupingTitle(name)} onClick={() => setOpen('grouping')}>
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
      {open === 'grouping' && <GroupingDialog integration={integration} onClose={close} />}
      {open === 'silence' && <SilenceDialog integration={integration} onClose={close} />}
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
