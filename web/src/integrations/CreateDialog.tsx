import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { IntegrationKind } from '../api/types'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import { useCreateIntegration } from './api'
import type { NewKey } from './IntegrationsPage'

interface CreateDialogProps {
  kinds: IntegrationKind[]
  onMade: (key: NewKey) => void
  onClose: () => void
}

/** Lets one more tool send. */
export function CreateDialog({ kinds, onMade, onClose }: CreateDialogProps) {
  const [name, setName] = useState('')
  const [source, setSource] = useState(kinds[0]?.kind ?? '')
  const create = useCreateIntegration(key => onMade({ ...key, source }))
  return (
    <ReasonDialog
      title={t.integrations.createTitle}
      lead={t.integrations.createLead}
      reason=""
      onReason={() => {}}
      verb={t.integrations.createVerb}
      ready={name.trim() !== ''}
      busy={create.isPending}
      problem={create.problem}
      onSubmit={() => create.submit({ name: name.trim(), source })}
      onClose={onClose}
    >
      <TextInput
        label={t.integrations.name}
        description={t.integrations.nameHint}
        withAsterisk
        maxLength={100}
        autoComplete="off"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        data-autofocus
      />
      <NativeSelect
        label={t.integrations.kind}
        data={kinds.map(each => ({ value: each.kind, label: each.title }))}
        value={source}
        onChange={event => setSource(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}
