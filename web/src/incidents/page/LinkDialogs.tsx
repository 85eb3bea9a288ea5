import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Incident, IncidentLink } from '../../api/types'
import { t } from '../../messages/en'
import { IncidentPicker } from '../../ui/IncidentPicker'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useDraft } from '../../ui/useDraft'
import { type LinkKind, linkKinds, useLink, useMerge, useUnlink } from '../links'

interface DialogProps {
  urlRef: string
  onClose: () => void
}

/** Says how another incident belongs to this one. */
export function LinkDialog({ incident, urlRef, onClose }: DialogProps & { incident: Incident }) {
  const [kind, setKind] = useState<LinkKind>('PARENT')
  const [other, setOther] = useState<string | null>(null)
  const [reason, setReason] = useDraft(`link ${incident.id}`)
  const link = useLink(urlRef, () => {
    setReason('')
    onClose()
  })
  return (
    <ReasonDialog
      title={t.links.addTitle}
      question={t.links.reason}
      reason={reason}
      onReason={setReason}
      verb={t.links.addVerb}
      ready={other !== null}
      busy={link.isPending}
      problem={link.problem}
      onSubmit={() =>
        other && link.submit({ kind, incident: other, ...(reason.trim() ? { reason: reason.trim() } : {}) })
      }
      onClose={onClose}
    >
      <NativeSelect
        label={t.links.kind(incident.number)}
        value={kind}
        onChange={event => setKind(event.currentTarget.value as LinkKind)}
        data={linkKinds.map(value => ({ value, label: t.links.says[value] }))}
      />
      <IncidentPicker label={t.links.other} except={incident.number} closed value={other} onChange={setOther} />
    </ReasonDialog>
  )
}

/** Takes that back. */
export function UnlinkDialog({ link, urlRef, onClose }: DialogProps & { link: IncidentLink }) {
  const [reason, setReason] = useState('')
  const unlink = useUnlink(urlRef, onClose)
  return (
    <ReasonDialog
      title={t.links.removeTitle(link.incident.number)}
      question={t.links.removeReason}
      required
      reason={reason}
      onReason={setReason}
      verb={t.links.removeVerb}
      busy={unlink.isPending}
      problem={unlink.problem}
      onSubmit={() => unlink.submit({ kind: link.kind as LinkKind, incident: link.incident.id, reason: reason.trim() })}
      onClose={onClose}
    />
  )
}

/** Ends it as the same trouble as another. */
export function MergeDialog({ incident, urlRef, onClose }: DialogProps & { incident: Incident }) {
  const [into, setInto] = useState<string | null>(null)
  const [reason, setReason] = useDraft(`merge ${incident.id}`)
  const merge = useMerge(urlRef, () => {
    setReason('')
    onClose()
  })
  return (
    <ReasonDialog
      title={t.links.mergeTitle(incident.number)}
      lead={t.links.mergeLead}
      question={t.links.reason}
      reason={reason}
      onReason={setReason}
      verb={t.links.mergeVerb}
      ready={into !== null}
      busy={merge.isPending}
      problem={merge.problem}
      onSubmit={() => into && merge.submit({ into, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      <IncidentPicker label={t.links.into} except={incident.number} value={into} onChange={setInto} />
    </ReasonDialog>
  )
}
