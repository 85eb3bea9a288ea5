import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../api/problem'
import { t } from '../messages/en'
import styles from './Review.module.css'

interface MergeOfferProps {
  /** What the service answered: both texts, and what they are together. */
  problem: Problem
  busy: boolean
  onSave: (text: string) => void
  onBack: () => void
}

/** Somebody else saved meanwhile: their text, yours, and both as one to go on from. Nothing is lost either way. */
export function MergeOffer({ problem, busy, onSave, onBack }: MergeOfferProps) {
  const [text, setText] = useState(problem.merged ?? problem.yours ?? '')
  return (
    <div className={styles.form} role="alert">
      <p>
        <strong>{t.reviews.merge.title}</strong> {t.reviews.merge.lead(problem.conflicts ?? 0)}
      </p>
      <div className={styles.sides}>
        <section>
          <h3>{t.reviews.merge.theirs}</h3>
          <p className={styles.side}>{problem.theirs}</p>
        </section>
        <section>
          <h3>{t.reviews.merge.yours}</h3>
          <p className={styles.side}>{problem.yours}</p>
        </section>
      </div>
      <Textarea
        label={t.reviews.merge.together}
        autosize
        minRows={4}
        maxRows={30}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <div className={styles.verbs}>
        <Button onClick={onBack}>{t.reviews.merge.back}</Button>
        <Button variant="filled" loading={busy} onClick={() => onSave(text)}>
          {t.reviews.merge.save}
        </Button>
      </div>
    </div>
  )
}
