import { NativeSelect, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { Criterion, DecisionInput, OfferedAnswer } from '../../api/types'
import { t } from '../../messages/en'
import styles from './Clocks.module.css'

interface CriterionFieldProps {
  criterion: Criterion
  input: DecisionInput | undefined
  /** What the incident's record answers. */
  offer: OfferedAnswer | undefined
  isMet: boolean
  onChange: (input: DecisionInput | undefined) => void
}

/** One question of a decision table, with how sure the answer is. */
export function CriterionField({ criterion, input, offer, isMet, onChange }: CriterionFieldProps) {
  const { id, kind, question, article, unit, over, atLeast } = criterion
  const label = useId()
  const basis = input?.basis ?? 'ACTUAL'
  const threshold =
    over != null ? t.clocks.over(over, unit ?? '') : atLeast != null ? t.clocks.atLeast(atLeast, unit ?? '') : ''
  return (
    <fieldset className={styles.question} aria-labelledby={label}>
      <span id={label}>
        {question}
        {kind === 'FIGURE' && unit && ` (${unit})`}
      </span>
      <span className={styles.article}>
        {[article, threshold, isMet && t.clocks.thresholdMet].filter(Boolean).join(' · ')}
      </span>
      {offer && (
        <span className={styles.article}>{t.clocks.offered(offer.input.figure ?? 0, unit ?? '', offer.source)}</span>
      )}
      <div className={styles.answers}>
        {kind === 'YES_NO' ? (
          <NativeSelect
            aria-label={question}
            data={[
              { value: '', label: t.clocks.noAnswer },
              { value: 'yes', label: t.clocks.yes },
              { value: 'no', label: t.clocks.no },
            ]}
            value={input ? (input.holds ? 'yes' : 'no') : ''}
            onChange={event => {
              const { value } = event.currentTarget
              onChange(value ? { criterion: id, holds: value === 'yes', basis } : undefined)
            }}
          />
        ) : (
          <Figure
            question={question}
            figure={input?.figure}
            onChange={figure => onChange(figure === undefined ? undefined : { criterion: id, figure, basis })}
          />
        )}
        {input && (
          <NativeSelect
            aria-label={t.clocks.basisOf(question)}
            data={[
              { value: 'ACTUAL', label: t.clocks.basis.ACTUAL },
              { value: 'ESTIMATE', label: t.clocks.basis.ESTIMATE },
            ]}
            value={basis}
            onChange={event => onChange({ ...input, basis: event.currentTarget.value as 'ACTUAL' | 'ESTIMATE' })}
          />
        )}
      </div>
    </fieldset>
  )
}

interface FigureProps {
  question: string
  figure: number | undefined
  onChange: (figure: number | undefined) => void
}

/** What is typed stays as it is typed, also while it is no figure yet. */
function Figure({ question, figure, onChange }: FigureProps) {
  const [text, setText] = useState(figure === undefined ? '' : String(figure))
  const read = (typed: string) => (/^\d+([.,]\d+)?$/.test(typed.trim()) ? Number(typed.replace(',', '.')) : undefined)
  return (
    <TextInput
      aria-label={question}
      inputMode="decimal"
      value={text}
      error={text.trim() !== '' && read(text) === undefined ? t.clocks.noFigure : undefined}
      onChange={event => {
        setText(event.currentTarget.value)
        onChange(read(event.currentTarget.value))
      }}
    />
  )
}
