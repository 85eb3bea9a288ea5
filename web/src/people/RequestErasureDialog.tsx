import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ErasurePreview, KnownPerson } from '../api/types'
import { t } from '../messages/en'
import { SkeletonRows } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { useErasurePreview, useRequestErasure } from './api'
import styles from './PeoplePage.module.css'

/** Shows what would become unreadable, and takes a reason and the person's name before asking for it. */
export function RequestErasureDialog({ person, onClose }: { person: KnownPerson; onClose: () => void }) {
  const preview = useErasurePreview(person.id)
  const request = useRequestErasure(onClose)
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  return (
    <ReasonDialog
      title={t.people.eraseTitle(person.name)}
      lead={t.people.eraseLead}
      question={t.people.why}
      required
      reason={reason}
      onReason={setReason}
      verb={t.people.request}
      ready={preview.data !== undefined && typed.trim() === person.name}
      busy={request.isPending}
      problem={request.problem}
      onSubmit={() => request.submit({ personId: person.id, reason: reason.trim() })}
      onClose={onClose}
    >
      {preview.data ? (
        <Reach preview={preview.data} />
      ) : preview.isError ? (
        <ProblemPanel error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <SkeletonRows rows={2} />
      )}
      <TextInput
        label={t.people.typeName(person.name)}
        withAsterisk
        autoComplete="off"
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
    </ReasonDialog>
  )
}

function Reach({ preview }: { preview: ErasurePreview }) {
  const most = preview.most.slice(0, 5).map(incident => incident.number)
  return (
    <div>
      <p className={styles.facts}>
        {t.people.reach(preview.events, preview.incidents)} {most.length > 0 && t.people.most(most)}
      </p>
      <p className={styles.facts}>{t.people.stays}</p>
      {preview.holds.length > 0 && (
        <p className={rows.trouble}>{t.people.heldWarning(preview.holds.map(hold => hold.id))}</p>
      )}
    </div>
  )
}
