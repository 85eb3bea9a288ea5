import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MappedAlert, Mapping } from '../api/types'
import { t } from '../messages/en'
import { SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { useMapping, usePreview, useSetMapping } from './api'
import { type Draft, draftOf, mappingOf, templates } from './mapping'

interface MappingDialogProps {
  id: string
  name: string
  onClose: () => void
}

/** How messages of a tool Muster does not know are read, tried on a sample before it holds. */
export function MappingDialog(props: MappingDialogProps) {
  const mapping = useMapping(props.id)
  if (mapping.isPending) return <SkeletonRows rows={4} />
  if (mapping.isError) return <ProblemPanel error={mapping.error} onRetry={() => void mapping.refetch()} />
  return <Form {...props} before={mapping.data ?? undefined} />
}

function Form({ id, name, onClose, before }: MappingDialogProps & { before: Mapping | undefined }) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(before))
  const [sample, setSample] = useState('')
  const set = useSetMapping(id, onClose)
  const preview = usePreview(id)
  const field = (part: keyof Draft) => (
    <TextInput
      key={part}
      label={t.integrations.mapping.part[part]}
      withAsterisk={part === 'summary'}
      autoComplete="off"
      value={draft[part]}
      onChange={event => setDraft({ ...draft, [part]: event.currentTarget.value })}
    />
  )
  return (
    <ReasonDialog
      title={t.integrations.mapping.title(name)}
      lead={t.integrations.mapping.lead}
      reason=""
      onReason={() => {}}
      verb={t.integrations.mapping.verb}
      ready={draft.summary.trim() !== ''}
      busy={set.isPending}
      problem={set.problem}
      onSubmit={() => set.submit(mappingOf(draft))}
      onClose={onClose}
    >
      {templates.map(field)}
      {(['severities', 'resolved', 'acknowledged', 'each'] as const).map(field)}
      <Textarea
        label={t.integrations.mapping.sample}
        description={t.integrations.mapping.sampleHint}
        autosize
        minRows={3}
        maxRows={10}
        value={sample}
        onChange={event => setSample(event.currentTarget.value)}
      />
      <div className={rows.actions}>
        <Button
          disabled={sample.trim() === '' || draft.summary.trim() === ''}
          loading={preview.isPending}
          onClick={() => preview.mutate({ mapping: mappingOf(draft), sample })}
        >
          {t.integrations.mapping.preview}
        </Button>
      </div>
      {preview.isError && <ProblemPanel error={preview.error} />}
      {preview.data && <Preview alerts={preview.data} />}
    </ReasonDialog>
  )
}

function Preview({ alerts }: { alerts: MappedAlert[] }) {
  return (
    <section aria-label={t.integrations.mapping.result}>
      {alerts.length === 0 && <p>{t.integrations.mapping.noAlert}</p>}
      {alerts.map(alert => (
        <p key={`${alert.key} ${alert.action}`}>
          {t.integrations.alert[alert.action]}: <strong>{alert.summary}</strong>
          {` · ${alert.incidentSeverity}`}
          {alert.service !== undefined && ` · ${alert.service}`}
          {` · ${alert.key}`}
        </p>
      ))}
    </section>
  )
}
