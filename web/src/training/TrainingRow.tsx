import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TrainingLine } from '../api/types'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { useWithdrawTraining } from './api'

/** How one person stands with one course, and what shows it. */
export function TrainingRow({ line, manages }: { line: TrainingLine; manages: boolean }) {
  const [withdrawing, setWithdrawing] = useState<string>()
  const [best] = line.records
  const trouble = line.state === 'MISSING' || line.state === 'LAPSED'
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{line.person.name}</span>
        <p>
          {line.course}
          {line.roles.length > 0 && ` (${t.training.requiredFor(line.roles.map(role => t.incidentRole[role]))})`}
        </p>
        <p className={trouble ? rows.trouble : undefined}>{t.training.standing(line.state, line.validUntil)}</p>
        {best && (
          <p>
            {t.training.doneOn(best.doneOn, best.by.name)}
            {best.evidence && ` ${best.evidence}`}
          </p>
        )}
      </div>
      {manages && best && (
        <div className={rows.actions}>
          <Button
            size="xs"
            aria-label={t.training.withdrawOne(line.person.name, line.course)}
            onClick={() => setWithdrawing(best.id)}
          >
            {t.training.withdraw}
          </Button>
        </div>
      )}
      {withdrawing && <WithdrawDialog id={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </li>
  )
}

function WithdrawDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawTraining(onClose)
  return (
    <ReasonDialog
      title={t.training.withdrawTitle}
      lead={t.training.withdrawLead}
      question={t.training.withdrawWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.training.withdrawVerb}
      busy={withdraw.isPending}
      problem={withdraw.problem}
      onSubmit={() => withdraw.submit({ id, reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
