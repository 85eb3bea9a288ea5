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
          {step.people.map(person => (
            <span key={person.id}>
              {' · '}
              <ActorName actor={{ kind: 'PERSON', ...person }} />
            </span>
          ))}
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
