import { useAudiences, usePolicies } from '../api/onCallLists'
import type { RuleContent } from '../api/types'
import { automationWords as words } from '../messages/automation'
import { t } from '../messages/en'
import { guardedWords } from '../messages/guarded'
import { useTargetNames } from '../ui/targetNames'
import styles from './Rule.module.css'

/** A rule as one reads it: when, if, then, and where it stops. */
export function RuleText({ content }: { content: RuleContent }) {
  const { say } = useTargetNames()
  const policies = usePolicies().data ?? []
  const audiences = useAudiences().data ?? []
  const whom = ({ policyId, target }: RuleContent['pages'][number]) =>
    target ? say(target) : words.policy(policies.find(({ id }) => id === policyId)?.name ?? policyId ?? '')
  const audience = (id: string) => audiences.find(each => each.id === id)?.name ?? id
  return (
    <div className={styles.text}>
      <p>{content.purpose}</p>
      <p>{words.whenLine(words.when[content.when])}</p>
      {content.lasting && <p>{lastingLine(content.lasting)}</p>}
      <p>
        {content.condition ? (
          <>
            {words.ifLine} <code className={styles.condition}>{content.condition}</code>{' '}
            <span className={styles.quiet}>({content.zone})</span>
          </>
        ) : (
          words.always
        )}
      </p>
      <div>
        <p>{words.thenLine}</p>
        <ul>
          {content.tasks.map((task, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a published text does not change, and its parts have no ids
            <li key={place}>{taskLine(task)}</li>
          ))}
          {content.updates.map((update, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a published text does not change, and its parts have no ids
            <li key={place}>{words.update(update.text)}</li>
          ))}
          {content.actions.map((action, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a published text does not change, and its parts have no ids
            <li key={place}>{actionLine(action)}</li>
          ))}
          {content.pages.map((call, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a published text does not change, and its parts have no ids
            <li key={place}>{words.page(whom(call))}</li>
          ))}
          {content.drafts.map((update, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a published text does not change, and its parts have no ids
            <li key={place}>{words.draftLine(update.audienceIds.map(audience))}</li>
          ))}
        </ul>
      </div>
      <p className={styles.quiet}>{words.limits(content.perHour, content.perIncident)}</p>
    </div>
  )
}

function lastingLine({ minutes, phase, role }: NonNullable<RuleContent['lasting']>): string {
  return words.lasting(minutes, phase ? t.phase[phase] : role && t.incidentRole[role])
}

function taskLine({ title, details, owner, dueMinutes }: RuleContent['tasks'][number]): string {
  return [
    words.task(title),
    details,
    owner && words.taskFor(t.incidentRole[owner]),
    dueMinutes !== undefined && words.taskDue(dueMinutes),
  ]
    .filter(Boolean)
    .join(', ')
}

function actionLine({ kind, parameters, reason, undoAfterMinutes, goesAhead }: RuleContent['actions'][number]): string {
  return [
    words.action(
      guardedWords.kinds[kind],
      parameters.map(({ value }) => value),
    ),
    reason,
    undoAfterMinutes !== undefined && words.undoneLine(undoAfterMinutes),
    goesAhead && words.goesAheadLine,
  ]
    .filter(Boolean)
    .join(', ')
}
