import type { PlanText as Text } from '../api/types'
import { phases } from '../domain/phase'
import { t } from '../messages/en'
import { planWords } from '../messages/plans'
import { useTargetNames } from '../ui/targetNames'
import styles from './Plan.module.css'
import { minutesWords, scopeWords } from './words'

/** What a plan says, in the order in which it is needed: who, then what in which phase, then who is told. */
export function PlanText({ text }: { text: Text }) {
  const { content, contacts } = text
  const { say } = useTargetNames()
  return (
    <div className={styles.text}>
      <p className={styles.purpose}>{content.purpose}</p>
      <p className={styles.quiet}>{scopeWords(content.scope)}</p>
      {content.roles.length > 0 && (
        <section>
          <h3>{planWords.roles}</h3>
          <ul>
            {content.roles.map(role => (
              <li key={`${role.role}${role.severities.join()}`}>
                {t.incidentRole[role.role]} {planWords.at(role.severities)}
                {role.training && `, ${planWords.trainedIn(role.training)}`}
                {role.pageAfterMinutes && `, ${planWords.pagedAfter(minutesWords(role.pageAfterMinutes))}`}
                {role.page && `, ${planWords.paged(say(role.page))}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {phases.map(phase => (
        <Phase key={phase} phase={phase} content={content} />
      ))}
      {content.communications.length > 0 && (
        <section>
          <h3>{planWords.communications}</h3>
          <ul>
            {content.communications.map(rule => (
              <li key={`${rule.audience}${rule.severities.join()}`}>
                <strong>{rule.audience}</strong> {planWords.at(rule.severities)}: {rule.what}
                <span className={styles.quiet}>
                  {' '}
                  {planWords.within(minutesWords(rule.firstMinutes))}
                  {rule.everyMinutes !== undefined && planWords.thenEvery(minutesWords(rule.everyMinutes))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {contacts.length > 0 && (
        <section>
          <h3>{planWords.contacts}</h3>
          <ul>
            {contacts.map(contact => (
              <li key={contact.id}>
                <strong>{contact.organisation}</strong> ({planWords.contactKind[contact.kind]})
                {contact.erased
                  ? ` ${planWords.erased}`
                  : contact.hidden
                    ? ` ${planWords.hidden}`
                    : `: ${[contact.name, contact.phone, contact.email].filter(Boolean).join(', ')}`}
                {contact.when && <span className={styles.quiet}> {contact.when}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {content.runbooks.length > 0 && (
        <section>
          <h3>{planWords.runbooks}</h3>
          <p>{content.runbooks.join(', ')}</p>
        </section>
      )}
      <p className={styles.quiet}>{planWords.lookedThrough(content.reviewMonths)}</p>
    </div>
  )
}

function Phase({ phase, content }: { phase: (typeof phases)[number]; content: Text['content'] }) {
  const tasks = content.tasks.filter(task => task.phase === phase)
  const criteria = content.exitCriteria.filter(criterion => criterion.phase === phase)
  if (tasks.length + criteria.length === 0) return null
  return (
    <section>
      <h3>{t.phase[phase]}</h3>
      {tasks.length > 0 && (
        <ol>
          {tasks.map(task => (
            <li key={task.id}>
              {task.title}
              {task.role && <span className={styles.quiet}> ({t.incidentRole[task.role]})</span>}
            </li>
          ))}
        </ol>
      )}
      {criteria.length > 0 && (
        <>
          <p className={styles.quiet}>{planWords.doneWhen}</p>
          <ul>
            {criteria.map(criterion => (
              <li key={criterion.id}>
                {criterion.text} <span className={styles.quiet}>{planWords.foundOut(criterion)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
