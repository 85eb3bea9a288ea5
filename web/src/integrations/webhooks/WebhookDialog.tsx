import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import type { NewWebhook, Webhook } from '../../api/types'
import { linesIn, linesOf } from '../../domain/lines'
import { severities } from '../../domain/severity'
import { t } from '../../messages/en'
import { webhookWords as words } from '../../messages/webhooks'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useKeepWebhook } from './api'

type Kind = keyof typeof words.kind
type Format = NewWebhook['format']

/** PagerDuty's format has no word for these. */
const notInPagerDuty: Kind[] = ['PHASE_CHANGED', 'ROLE_ASSIGNED']

const allKinds = Object.keys(words.kind) as Kind[]

/** Says which program is told what. */
export function WebhookDialog({ webhook, onClose }: { webhook?: Webhook; onClose: () => void }) {
  const keep = useKeepWebhook(webhook, onClose)
  const [draft, setDraft] = useState({
    name: webhook?.name ?? '',
    url: webhook?.url ?? '',
    format: webhook?.format ?? ('STANDARD' as Format),
    kinds: (webhook?.kinds ?? ['OPENED', 'ACKNOWLEDGED', 'RESOLVED']) as Kind[],
    from: webhook?.from ?? 'SEV5',
    services: linesOf(webhook?.services ?? []),
  })
  const change = (more: Partial<typeof draft>) => setDraft(before => ({ ...before, ...more }))
  const offered = draft.format === 'PAGERDUTY' ? allKinds.filter(kind => !notInPagerDuty.includes(kind)) : allKinds
  const kinds = offered.filter(kind => draft.kinds.includes(kind))
  const errors = keep.problem ? fieldErrors(keep.problem) : {}
  return (
    <ReasonDialog
      title={webhook ? words.changeTitle(webhook.name) : words.createTitle}
      lead={webhook ? words.changeLead : words.createLead}
      reason=""
      onReason={() => {}}
      verb={webhook ? words.changeVerb : words.createVerb}
      ready={draft.name.trim() !== '' && draft.url.trim() !== '' && kinds.length > 0}
      busy={keep.isPending}
      problem={keep.problem}
      onSubmit={() =>
        keep.submit({
          ...draft,
          name: draft.name.trim(),
          url: draft.url.trim(),
          kinds,
          services: linesIn(draft.services),
        })
      }
      onClose={onClose}
    >
      <TextInput
        label={words.name}
        withAsterisk
        maxLength={100}
        autoComplete="off"
        value={draft.name}
        error={errors.name}
        onChange={event => change({ name: event.currentTarget.value })}
        data-autofocus
      />
      <TextInput
        label={words.url}
        description={words.urlHint}
        withAsterisk
        inputMode="url"
        maxLength={2000}
        autoComplete="off"
        value={draft.url}
        error={errors.url}
        onChange={event => change({ url: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.format}
        data={Object.entries(words.formats).map(([value, label]) => ({ value, label }))}
        value={draft.format}
        onChange={event => change({ format: event.currentTarget.value as Format })}
      />
      <Checkbox.Group
        label={words.kinds}
        value={kinds}
        error={errors.kinds}
        onChange={chosen => change({ kinds: chosen as Kind[] })}
      >
        {offered.map(kind => (
          <Checkbox key={kind} value={kind} label={words.kind[kind]} mt={6} />
        ))}
      </Checkbox.Group>
      <NativeSelect
        label={words.from}
        data={[...severities]}
        value={draft.from}
        onChange={event => change({ from: event.currentTarget.value as NewWebhook['from'] })}
      />
      <Textarea
        label={`${words.services} (${t.common.optional})`}
        description={words.servicesHint}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.services}
        error={errors.services}
        onChange={event => change({ services: event.currentTarget.value })}
      />
    </ReasonDialog>
  )
}
