import { Button } from '@mantine/core'
import { IconBrandSlack } from '@tabler/icons-react'
import { useMe } from '../../api/session'
import type { ChatOfIncident, ChatRoom, Incident } from '../../api/types'
import { drillOf } from '../../domain/drill'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { WriteProblem } from '../../ui/WriteProblem'
import styles from './ChatPanel.module.css'
import { useAskForChat, useChat } from './chatApi'

/** Where people talk about the incident outside of Muster, who is missing there, and what does not work. */
export function ChatPanel({ incident, urlRef }: { incident: Incident; urlRef: string }) {
  const chat = useChat(urlRef)
  return (
    <Panel title={t.chat.title} query={chat} rows={1}>
      {found => (
        <>
          {found.room && <Room room={found.room} />}
          <Next chat={found} incident={incident} urlRef={urlRef} />
        </>
      )}
    </Panel>
  )
}

function Room({ room }: { room: ChatRoom }) {
  return (
    <div className={styles.room}>
      {room.url ? (
        <a className={styles.name} href={room.url} target="_blank" rel="noopener noreferrer">
          <IconBrandSlack size={16} aria-hidden="true" /> #{room.name}
        </a>
      ) : (
        <span className={styles.name}>#{room.name}</span>
      )}
      <span className={styles.quiet}>{t.chat.state[room.state]}</span>
      {room.failure && (
        <p className={styles.failure} role="alert">
          {room.failure}
        </p>
      )}
      {room.uninvited.length > 0 && room.state !== 'ARCHIVED' && (
        <>
          <h3 className={styles.missing}>{t.chat.missing}</h3>
          <ul className={styles.people}>
            {room.uninvited.map(({ person, reason }) => (
              <li key={person.id}>
                {person.name} <span className={styles.quiet}>{t.chat.reason[reason]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** What can be done when nobody talks anywhere. */
function Next({ chat, incident, urlRef }: { chat: ChatOfIncident; incident: Incident; urlRef: string }) {
  const me = useMe()
  const ask = useAskForChat(urlRef)
  if (chat.room && chat.room.state !== 'ARCHIVED') return null
  if (!chat.setUp) return chat.room ? null : <EmptyState>{t.chat.notSetUp}</EmptyState>
  if (drillOf(incident.id) !== undefined) return <EmptyState>{t.chat.drill}</EmptyState>
  if (incident.phase === 'CLOSED') return chat.room ? null : <EmptyState>{t.chat.none}</EmptyState>
  if (incident.visibility === 'PRIVATE') return <EmptyState>{t.chat.private}</EmptyState>
  if (chat.asked) return <EmptyState>{t.chat.asked}</EmptyState>
  const open = (
    <Button size="compact-sm" loading={ask.isPending} onClick={() => ask.submit(null)}>
      {t.chat.open}
    </Button>
  )
  return (
    <>
      <EmptyState action={canRespond(me) ? open : undefined}>{chat.room ? t.chat.over : t.chat.none}</EmptyState>
      <WriteProblem problem={ask.problem} />
    </>
  )
}
