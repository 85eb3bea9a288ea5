import { ActionIcon } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMe } from '../../api/session'
import type { TimelineEntry } from '../../api/types'
import { recordedLate } from '../../domain/instant'
import { canReadTexts } from '../../domain/permissions'
import { t } from '../../messages/en'
import { ActorName } from '../../ui/ActorName'
import { Time } from '../../ui/Time'
import type { Decision } from './decisions'
import styles from './TimelinePanel.module.css'

interface TimelineRowProps {
  entry: TimelineEntry
  /** That this note tells a decision. */
  decision?: Decision | undefined
  /** What tasks are called, by their ids. */
  tasks: Map<string, string>
}

/** One event: when it happened, who, what; and when the log learned it, if that was later. */
export function TimelineRow({ entry, decision, tasks }: TimelineRowProps) {
  const me = useMe()
  const note = noteOf(entry)
  const said = note === undefined ? saidIn(entry, tasks) : []
  return (
    <li
      className={styles.entry}
      data-note={note !== undefined || undefined}
      data-decision={decision !== undefined || undefined}
      id={`at-${entry.position}`}
    >
      <span className={styles.when}>
        <Time value={entry.valueTime} as="timeline" />
      </span>
      <span className={styles.who}>
        <ActorName actor={entry.actor} />
      </span>
      <div className={styles.what}>
        {decision && <strong className={styles.decision}>{t.timeline.decision}</strong>}
        {note === undefined ? summaryOf(entry, canReadTexts(me)) : <span className={styles.note}>{note}</span>}
        {decision?.alternatives && (
          <span className={styles.quiet}>{t.timeline.alsoPossible(decision.alternatives)}</span>
        )}
        {said.map(words => (
          <span key={words} className={styles.quiet}>
            {' '}
            “{words}”
          </span>
        ))}
        {recordedLate(entry.valueTime, entry.recordTime) && (
          <span className={styles.recorded}>
            {t.time.recorded} <Time value={entry.recordTime} as="timeline" />
          </span>
        )}
      </div>
      <ActionIcon
        className={styles.back ?? ''}
        variant="subtle"
        size={24}
        aria-label={t.timeline.asKnownHere}
        title={t.timeline.asKnownHere}
        renderRoot={props => (
          <Link {...props} from="/incidents/$ref" to="." search={now => ({ ...now, asOf: entry.position })} />
        )}
      >
        <IconHistory size={14} aria-hidden="true" />
      </ActionIcon>
    </li>
  )
}

/** A note without its text says why it has none. */
function summaryOf({ type, summary }: TimelineEntry, readsTexts: boolean): string {
  if (type !== 'incident.note-added') return summary
  return readsTexts ? t.timeline.noteErased : t.timeline.noteNotForYou
}

/** A note shows what was written; everything else shows its summary. */
function noteOf(entry: TimelineEntry): string | undefined {
  return entry.type === 'incident.note-added' ? textOf(entry.data.text) : undefined
}

/** What was said with it: which task or file or party it is about, and why. */
function saidIn({ type, data }: TimelineEntry, tasks: Map<string, string>): string[] {
  if (type.startsWith('transcript.') || type === 'escalation.hand-over-asked')
    return [textOf(data.text)].filter(words => words !== undefined)
  const about = textOf(data.title) ?? tasks.get(String(data.taskId)) ?? textOf(data.name) ?? textOf(data.summary)
  const why = textOf(data.reason) ?? textOf(data.source)
  return [about, why].filter(words => words !== undefined)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
