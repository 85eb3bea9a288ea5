import { t } from '../../messages/en'
import { policyWords } from '../../messages/policies'
import rows from '../../ui/Rows.module.css'
import { useTargetNames } from '../../ui/targetNames'
import { lapseInWords, type PolicyDraft, whenOf } from './policyDraft'

/** A policy for who may not change it. */
export function LevelsInWords({ draft }: { draft: PolicyDraft }) {
  const { say } = useTargetNames()
  const lapses = lapseInWords(draft)
  return (
    <ol className={rows.list}>
      {draft.levels.map((level, place) => {
        const whom = t.list(level.targets.map(say))
        return (
          <li key={level.key} className={rows.row}>
            <div className={rows.what}>
              <span className={rows.name}>{policyWords.level(place + 1)}</span>
              <p>
                {level.calling === 'IN_TURN' ? policyWords.inTurn(whom) : whom};{' '}
                {policyWords.waits(Number(level.minutes))}
              </p>
              {level.conditional && <p>{whenOf(level, t.silences.days)}</p>}
            </div>
          </li>
        )
      })}
      {draft.repeat > 0 && (
        <li className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{policyWords.repeat}</span>
            <p>{policyWords.repeats(draft.repeat)}</p>
          </div>
        </li>
      )}
      {lapses && (
        <li className={rows.row}>
          <div className={rows.what}>
            <span className={rows.name}>{policyWords.lapse.title}</span>
            <p>{lapses}</p>
          </div>
        </li>
      )}
    </ol>
  )
}
