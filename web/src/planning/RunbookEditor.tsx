import { Button, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Runbook, Written } from '../api/types'
import { t } from '../messages/en'
import { planWords } from '../messages/plans'
import { EmptyState } from '../ui/EmptyState'
import { WriteProblem } from '../ui/WriteProblem'
import styles from './Runbook.module.css'
import { RunbookSteps } from './RunbookSteps'
import { usePreview, useRunbookDraft } from './runbooks'

const typingPause = 400

interface RunbookEditorProps {
  /** Left out: a new one. */
  runbook?: Runbook
  start: string
  onDone: (written: Written) => void
  onClose: () => void
}

/** The text of a runbook, and beside it what it says or which lines will not do. */
export function RunbookEditor({ runbook, start, onDone, onClose }: RunbookEditorProps) {
  const [text, setText] = useState(start)
  const [reason, setReason] = useState('')
  const [basedOn] = useState(runbook?.aggregateVersion)
  const [settled] = useDebouncedValue(text, typingPause)
  const preview = usePreview(settled)
  const write = useRunbookDraft(runbook?.row.id, basedOn, onDone)
  const needsReason = (runbook?.versions.length ?? 0) > 0
  const ready = text.trim() !== '' && (!needsReason || reason.trim() !== '')
  return (
    <div className={styles.columns}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (ready && !write.isPending) write.submit({ text, ...(reason.trim() ? { reason: reason.trim() } : {}) })
        }}
      >
        <Textarea
          label={t.runbooks.text}
          description={t.runbooks.textHint}
          withAsterisk
          autosize
          minRows={16}
          maxRows={40}
          maxLength={50_000}
          spellCheck={false}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        {runbook && (
          <TextInput
            label={planWords.why}
            withAsterisk={needsReason}
            maxLength={2000}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
          />
        )}
        <WriteProblem problem={write.problem} />
        {write.conflict && <p role="alert">{t.runbooks.stale}</p>}
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!ready} loading={write.isPending}>
            {planWords.saveDraft}
          </Button>
        </div>
      </form>
      <section aria-label={t.runbooks.preview} aria-live="polite">
        {!preview.data ? (
          <EmptyState>{t.runbooks.previewWaits}</EmptyState>
        ) : preview.data.read ? (
          <RunbookSteps read={preview.data.read} />
        ) : (
          <ul className={styles.faults}>
            {preview.data.faults.map(({ line, detail }) => (
              <li key={`${line}${detail}`}>
                {t.runbooks.line(line)} {detail}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
