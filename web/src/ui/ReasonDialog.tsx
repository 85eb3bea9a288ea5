import { Button, Modal, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { t } from '../messages/en'
import styles from './ReasonDialog.module.css'
import { WriteProblem } from './WriteProblem'

interface ReasonDialogProps {
  title: string
  lead?: ReactNode
  /** The question the reason answers; left out where none is asked. */
  question?: string
  required?: boolean
  reason: string
  onReason: (reason: string) => void
  verb: string
  ready?: boolean
  busy: boolean
  problem: Problem | undefined
  onSubmit: () => void
  onClose: () => void
  children?: ReactNode
}

/** A small dialog for a verb that goes on the record, mostly with a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { question, required = false, reason, ready = true, busy } = props
  const complete = ready && (!required || reason.trim() !== '')
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t.common.close }}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (complete && !busy) props.onSubmit()
        }}
      >
        {props.lead && <p className={styles.lead}>{props.lead}</p>}
        {props.children}
        {question && (
          <Textarea
            label={question}
            withAsterisk={required}
            autosize
            minRows={2}
            maxRows={8}
            value={reason}
            onChange={event => props.onReason(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
            }}
            data-autofocus
          />
        )}
        <WriteProblem problem={props.problem} />
        <div className={styles.actions}>
          <Button onClick={props.onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!complete} loading={busy}>
            {props.verb}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
