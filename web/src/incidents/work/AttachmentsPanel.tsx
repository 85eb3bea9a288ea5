import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { Attachment, Incident } from '../../api/types'
import { largestAttachment, sha256Of, sizeInWords } from '../../domain/files'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { ActorName } from '../../ui/ActorName'
import { EmptyState } from '../../ui/EmptyState'
import { PlainPanel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { useAttach, useWithdrawAttachment } from './api'
import styles from './Work.module.css'

interface AttachmentsPanelProps {
  incident: Incident
  urlRef: string
}

/** Files of this incident, each with its hash. */
export function AttachmentsPanel({ incident, urlRef }: AttachmentsPanelProps) {
  const me = useMe()
  const writes = canRespond(me)
  const [withdrawn, setWithdrawn] = useState<Attachment>()
  return (
    <PlainPanel title={t.work.files}>
      {incident.attachments.length === 0 && <EmptyState>{t.work.noFiles}</EmptyState>}
      <ul className={styles.list}>
        {incident.attachments.map(file => (
          <li key={file.id} className={styles.row}>
            <div className={styles.what}>
              <a
                className={styles.title}
                href={`/api/incidents/${incident.id}/attachments/${file.id}`}
                download={file.name}
              >
                {file.name}
              </a>
              {file.note && <p>{file.note}</p>}
              <p>
                <span>{sizeInWords(file.size)}</span>
                <span>
                  SHA-256 <code className={styles.hash}>{file.sha256.slice(0, 8)}</code>
                </span>
                <ActorName actor={file.by} />
                <Time value={file.addedAt} as="timeline" />
              </p>
            </div>
            {writes && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t.work.withdrawFile(file.name)}
                onClick={() => setWithdrawn(file)}
              >
                {t.work.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {writes && <Attach urlRef={urlRef} />}
      {withdrawn && <WithdrawDialog file={withdrawn} urlRef={urlRef} onClose={() => setWithdrawn(undefined)} />}
    </PlainPanel>
  )
}

function Attach({ urlRef }: { urlRef: string }) {
  const [wrong, setWrong] = useState<string>()
  const [reading, setReading] = useState(false)
  const attach = useAttach(urlRef, () => undefined)
  const take = async (file: File | null) => {
    if (!file) return
    setWrong(undefined)
    if (file.size > largestAttachment) {
      setWrong(t.work.tooLarge(sizeInWords(largestAttachment)))
      return
    }
    setReading(true)
    const sha256 = await sha256Of(file)
    setReading(false)
    attach.submit({ name: file.name, size: file.size, sha256, file })
  }
  return (
    <div className={styles.add}>
      <FileButton onChange={file => void take(file)} inputProps={{ 'aria-label': t.work.attach }}>
        {props => (
          <Button {...props} size="compact-sm" variant="default" loading={reading || attach.isPending}>
            {t.work.attach}
          </Button>
        )}
      </FileButton>
      {wrong && <p role="alert">{wrong}</p>}
      <WriteProblem problem={attach.problem} />
    </div>
  )
}

function WithdrawDialog({ file, urlRef, onClose }: { file: Attachment; urlRef: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawAttachment(urlRef, file.id, onClose)
  return (
    <ReasonDialog
      title={t.work.withdrawFile(file.name)}
      lead={t.work.withdrawLead}
      question={t.work.whyWithdraw}
      required
      reason={reason}
      onReason={setReason}
      verb={t.work.withdraw}
      busy={withdraw.isPending}
      problem={withdraw.problem}
      onSubmit={() => withdraw.submit({ reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
