import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Drill } from '../api/types'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import { WriteProblem } from '../ui/WriteProblem'
import { useDrillVerb } from './api'
import styles from './Drill.module.css'

/** Moves a drill on, ends it or breaks it off. */
export function DrillVerbs({ drill }: { drill: Drill }) {
  const { id, minute, minutes } = drill.row
  const next = drill.next.find(step => step.minute > minute)?.minute ?? minutes
  const [until, setUntil] = useState<number | ''>('')
  const [cancelling, setCancelling] = useState(false)
  const verb = useDrillVerb(id, () => setUntil(''))
  const to = until === '' ? next : until
  return (
    <>
      <WriteProblem problem={verb.problem} />
      <div className={styles.actions}>
        <NumberInput
          className={styles.minute}
          label={t.drills.until}
          min={minute + 1}
          max={minutes}
          allowDecimal={false}
          hideControls
          value={to}
          onChange={value => setUntil(typeof value === 'number' ? value : '')}
        />
        <Button
          variant="filled"
          loading={verb.pending?.verb === 'advance'}
          disabled={verb.isPending}
          onClick={() => verb.submit({ verb: 'advance', minute: to })}
        >
          {t.drills.advance}
        </Button>
        <Button loading={verb.pending?.verb === 'finish'} onClick={() => verb.submit({ verb: 'finish' })}>
          {t.drills.finish}
        </Button>
        <Button onClick={() => setCancelling(true)}>{t.drills.cancel}</Button>
      </div>
      {cancelling && <CancelDialog id={id} onClose={() => setCancelling(false)} />}
    </>
  )
}

function CancelDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const verb = useDrillVerb(id, onClose)
  return (
    <ReasonDialog
      title={t.drills.cancelTitle}
      lead={t.drills.cancelLead}
      question={t.drills.cancelWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.drills.cancelVerb}
      busy={verb.isPending}
      problem={verb.problem}
      onSubmit={() => verb.submit({ verb: 'cancel', reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
