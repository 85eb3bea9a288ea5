import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Assessment, DecisionInput, RegimeRules, RegimeStanding } from '../../api/types'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useDecide, useProposal } from './api'
import styles from './Clocks.module.css'
import { CriterionField } from './CriterionField'
import { MomentInput } from './MomentInput'
import { fromField } from './moment'

interface DecisionDialogProps {
  urlRef: string
  assessment: Assessment
  standing: RegimeStanding
  rules: RegimeRules
  onClose: () => void
}

type Outcome = 'REPORTABLE' | 'NOT_REPORTABLE'

/** Answers the questions of a regime's table and decides, following what the table says or not. */
export function DecisionDialog({ urlRef, assessment, standing, rules, onClose }: DecisionDialogProps) {
  const { regime, decisions, offers } = standing
  const { entity } = assessment
  const questions = rules.table.criteria.filter(
    ({ onlyFor }) => onlyFor.length === 0 || onlyFor.some(trait => entity.traits.includes(trait)),
  )
  const [inputs, setInputs] = useState<DecisionInput[]>(decisions[0]?.inputs ?? offers.map(each => each.input))
  const [chosen, setChosen] = useState<Outcome | ''>('')
  const [decidedAt, setDecidedAt] = useState('')
  const [reason, setReason] = useState('')
  const proposal = useProposal(entity.id, regime, inputs)
  const write = useDecide(urlRef, entity.id, onClose)
  const outcome = chosen || proposal.data?.proposed
  const answer = (id: string, next: DecisionInput | undefined) =>
    setInputs(before => [...before.filter(each => each.criterion !== id), ...(next ? [next] : [])])
  const submit = () => {
    const at = fromField(decidedAt)
    if (outcome) write.submit({ regime, inputs, outcome, reason: reason.trim(), ...(at ? { decidedAt: at } : {}) })
  }
  return (
    <ReasonDialog
      title={t.clocks.decideTitle(standing.title, entity.name)}
      lead={t.clocks.decideLead}
      question={t.clocks.decideWhy}
      required
      reason={reason}
      onReason={setReason}
      verb={t.clocks.decideVerb}
      ready={outcome !== undefined}
      busy={write.isPending}
      problem={write.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      {questions.map(criterion => (
        <CriterionField
          key={criterion.id}
          criterion={criterion}
          input={inputs.find(each => each.criterion === criterion.id)}
          offer={offers.find(each => each.input.criterion === criterion.id)}
          isMet={proposal.data?.met.includes(criterion.id) ?? false}
          onChange={next => answer(criterion.id, next)}
        />
      ))}
      <p className={styles.verdict} role="status">
        {proposal.data?.proposed
          ? t.clocks.proposes(t.clocks.outcome[proposal.data.proposed])
          : t.clocks.cannotTell(proposal.data?.missing.length ?? 0)}
      </p>
      <NativeSelect
        label={t.clocks.outcomeLabel}
        data={[
          { value: '', label: t.clocks.asProposed },
          { value: 'REPORTABLE', label: t.clocks.outcome.REPORTABLE },
          { value: 'NOT_REPORTABLE', label: t.clocks.outcome.NOT_REPORTABLE },
        ]}
        value={chosen}
        onChange={event => setChosen(event.currentTarget.value as Outcome | '')}
      />
      <MomentInput label={t.clocks.decidedAt} value={decidedAt} onChange={setDecidedAt} />
    </ReasonDialog>
  )
}
