import type { CustodyStep } from '../../api/types'
import { evidenceWords } from '../../messages/evidence'
import { ActorName } from '../../ui/ActorName'
import { Hash } from '../../ui/Hash'
import { Time } from '../../ui/Time'
import styles from './Evidence.module.css'

/** Who had an item in their hands or opened it, when and why: the oldest first, nothing left out. */
export function Custody({ steps }: { steps: CustodyStep[] }) {
  return (
    <ol className={styles.chain}>
      {steps.map(step => (
        <li key={`${step.kind}-${step.at}-${step.by.id}`}>
          <Time value={step.at} as="timeline" /> <ActorName actor={step.by} /> {evidenceWords.steps[step.kind]}
          <Named step={step} />
          {step.reason && `: ${step.reason}`}
          {step.sha256 && (
            <>
              {' '}
              <Hash value={step.sha256} />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Whoever else a step is about; whoever took an item over is its actor. */
function Named({ step: { kind, people } }: { step: CustodyStep }) {
  const words = evidenceWords.named as Partial<Record<CustodyStep['kind'], string>>
  if (people.length === 0 || words[kind] === undefined) return null
  return (
    <>
      , {words[kind]}
      {people.map((person, place) => (
        <span key={person.id}>
          {place > 0 && ','} <ActorName actor={{ kind: 'PERSON', ...person }} />
        </span>
      ))}
    </>
  )
}
