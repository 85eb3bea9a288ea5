import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import type { RegulatoryFact } from '../../api/types'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useStateFact } from './api'
import { MomentInput } from './MomentInput'
import { fromField, toField } from './moment'

interface FactDialogProps {
  urlRef: string
  entityId: string
  fact: RegulatoryFact
  /** As it was stated; left out the first time. */
  value: string | undefined
  suggested: string | undefined
  /** Whether somebody stated it for this entity; else it holds by the incident's record. */
  stated: boolean
  onClose: () => void
}

/** States when something happened, or corrects it with a reason. */
export function FactDialog({ urlRef, entityId, fact, value, suggested, stated, onClose }: FactDialogProps) {
  const [moment, setMoment] = useState(toField(value ?? suggested))
  const [takenBack, setTakenBack] = useState(false)
  const [reason, setReason] = useState('')
  const write = useStateFact(urlRef, entityId, onClose)
  const at = fromField(moment)
  const errors = write.problem ? fieldErrors(write.problem) : {}
  const corrects = value !== undefined
  return (
    <ReasonDialog
      title={corrects ? t.clocks.correctTitle(t.clocks.fact[fact]) : t.clocks.stateTitle(t.clocks.fact[fact])}
      lead={t.clocks.factMeans[fact]}
      question={corrects ? t.clocks.correctWhy : t.clocks.stateWhy}
      required={corrects}
      reason={reason}
      onReason={setReason}
      verb={corrects ? t.clocks.correctVerb : t.clocks.stateVerb}
      ready={takenBack || at !== undefined}
      busy={write.isPending}
      problem={write.problem}
      onSubmit={() =>
        write.submit({
          fact,
          ...(takenBack || !at ? {} : { value: at }),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      {!takenBack && (
        <MomentInput label={t.clocks.when} value={moment} required error={errors.value} onChange={setMoment} />
      )}
      {corrects && stated && (
        <Checkbox
          label={t.clocks.takeBack}
          checked={takenBack}
          onChange={event => setTakenBack(event.currentTarget.checked)}
        />
      )}
    </ReasonDialog>
  )
}
