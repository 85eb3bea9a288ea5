import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident, TimelineEntry } from '../../api/types'
import { hourOf } from '../../domain/instant'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { useZone } from '../../ui/zone'
import { useTimeline } from '../api'
import { decisionsIn, noteIdOf, taskTitlesIn, toldElsewhere } from './decisions'
import { NoteComposer } from './NoteComposer'
import styles from './TimelinePanel.module.css'
import { TimelineRow } from './TimelineRow'

interface TimelinePanelProps {
  incident: Incident
  urlRef: string
}

/** What happened, newest at the bottom. New entries never move what one reads: they are counted, and one jumps to them. */
export function TimelinePanel({ incident, urlRef }: TimelinePanelProps) {
  const me = useMe()
  const timeline = useTimeline(urlRef)
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const [pendingNote, setPendingNote] = useState<string>()
  return (
    <Panel title={t.timeline.title} query={timeline} rows={8}>
      {entries => (
        <>
          {entries.length === 0 ? (
            <EmptyState>{t.timeline.empty}</EmptyState>
          ) : (
            <Entries
              entries={asOf === undefined ? entries : entries.filter(({ position }) => position <= asOf)}
              pendingNote={pendingNote}
            />
          )}
          {canRespond(me) && incident.phase !== 'CLOSED' && (
            <NoteComposer incidentId={incident.id} urlRef={urlRef} onPending={setPendingNote} />
          )}
        </>
      )}
    </Panel>
  )
}

const nearEnd = 40

function Entries({ entries, pendingNote }: { entries: TimelineEntry[]; pendingNote: string | undefined }) {
  const me = useMe()
  const zone = useZone()
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [seen, setSeen] = useState(entries.length)
  const notes = decisionsIn(entries)
  const tasks = taskTitlesIn(entries)
  const unseen = Math.max(0, entries.length - seen)

  const toEnd = () => {
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight
    atEnd.current = true
    setSeen(entries.length)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something was added, not when functions change
  useLayoutEffect(() => {
    if (atEnd.current) toEnd()
  }, [entries.length])
  // biome-ignore lint/correctness/useExhaustiveDependencies: one's own note is always worth going to
  useEffect(() => {
    if (pendingNote !== undefined) toEnd()
  }, [pendingNote])

  const onScroll = () => {
    const element = scroller.current
    if (!element) return
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
    if (atEnd.current) setSeen(entries.length)
  }

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-label={t.timeline.title}
        aria-live="off"
      >
        {byHour(entries, zone).map(group => (
          <div key={group.hour}>
            <p className={styles.hour}>{group.hour}</p>
            <ol className={styles.entries}>
              {group.entries.filter(toldElsewhere(notes)).map(entry => (
                <TimelineRow key={entry.position} entry={entry} decision={notes.get(noteIdOf(entry))} tasks={tasks} />
              ))}
            </ol>
          </div>
        ))}
        {pendingNote !== undefined && (
          <div className={styles.pending}>
            <span className={styles.who}>{t.roles.you(me.name)}</span> {pendingNote}{' '}
            <em className={styles.quiet}>{t.timeline.sending}</em>
          </div>
        )}
      </div>
      {unseen > 0 && (
        <Button className={styles.jump ?? ''} size="xs" variant="filled" onClick={toEnd}>
          {t.timeline.jump(unseen)}
        </Button>
      )}
    </div>
  )
}

function byHour(entries: TimelineEntry[], zone: string): { hour: string; entries: TimelineEntry[] }[] {
  const groups: { hour: string; entries: TimelineEntry[] }[] = []
  for (const entry of entries) {
    const hour = hourOf(Date.parse(entry.recordTime), zone)
    const last = groups.at(-1)
    if (last?.hour === hour) last.entries.push(entry)
    else groups.push({ hour, entries: [entry] })
  }
  return groups
}
