import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Swap } from '../api/types'
import { t } from '../messages/en'
import { ProblemPanel } from '../ui/ProblemPanel'
import { WriteProblem } from '../ui/WriteProblem'
import { ScheduleChanges } from './ScheduleChanges'
import styles from './SchedulePage.module.css'
import { SwapTimes } from './SwapTimes'
import { useAnswerSwap, useSwapAskedPreview } from './swaps'

/** Takes what was asked, or does not, and shows first what taking it changes. */
export function SwapAnswerDialog({ swap, onClose }: { swap: Swap; onClose: () => void }) {
  const [note, setNote] = useState('')
  const preview = useSwapAskedPreview(swap)
  const answer = useAnswerSwap(swap, onClose)
  const say = (accept: boolean) => answer.submit({ accept, ...(note.trim() ? { note: note.trim() } : {}) })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.onCall.swapAnswerTitle(swap.asker.name)}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <div className={styles.form}>
        <p className={styles.hint}>
          <SwapTimes swap={swap} />
        </p>
        {swap.note && <p className={styles.hint}>{swap.note}</p>}
        {preview.data && <ScheduleChanges preview={preview.data} />}
        {preview.isError && <ProblemPanel error={preview.error} />}
        <TextInput
          label={t.onCall.swapAnswerNote}
          maxLength={200}
          value={note}
          onChange={event => setNote(event.currentTarget.value)}
        />
        <WriteProblem problem={answer.problem} />
        <div className={styles.verbs}>
          <Button loading={answer.isPending} onClick={() => say(false)}>
            {t.onCall.swapDecline}
          </Button>
          <Button variant="filled" loading={answer.isPending} onClick={() => say(true)}>
            {t.onCall.swapAccept}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
