import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ActionItem } from '../api/types'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { ReasonDialog } from '../ui/ReasonDialog'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useActionMove } from './actionsApi'
import styles from './Review.module.css'
import { Tracked, TrackingVerbs } from './Tracked'

interface ActionRowProps {
  item: ActionItem
  writes: boolean
  /** Where several incidents are listed, each says which it is of. */
  incident?: boolean
  onEdit?: (() => void) | undefined
}

/** One action item: what, who, until when, what it strengthens, and what became of it. */
export function ActionRow({ item, writes, incident = false, onEdit }: ActionRowProps) {
  const [asking, setAsking] = useState<ActionItem['state']>()
  const { number } = item.incident
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{item.title}</span>
        <p className={item.overdue ? rows.trouble : undefined}>
          {t.actions.state[item.state]}
          {item.state === 'OPEN' && item.due && (
            <>
              , {item.overdue ? t.actions.overdueSince : t.actions.due} <Time value={item.due} as="timeline" />
            </>
          )}
          . {item.owner ? <ActorName actor={item.owner} /> : t.actions.nobody}
        </p>
        {item.details && <p className={styles.side}>{item.details}</p>}
        {item.controls.length > 0 && (
          <p>
            {t.actions.strengthens} {t.list(item.controls)}
          </p>
        )}
        {item.plan && (
          <p>
            {t.actions.changes}{' '}
            <Link to="/prepare/plans/$id" params={{ id: item.plan.id }}>
              {item.plan.name}
            </Link>
          </p>
        )}
        {item.proof && item.state !== 'DROPPED' && (
          <p>
            {t.actions.proof} {item.proof}
          </p>
        )}
        {item.moved && (
          <p>
            {t.actions.said[item.state]} <ActorName actor={item.moved.by} />{' '}
            <Time value={item.moved.at} as="timeline" />: {item.moved.text}
          </p>
        )}
        <Tracked item={item} />
        {incident && (
          <p>
            <Link to="/reviews/$ref" params={{ ref: number }} className={styles.title}>
              {t.reviews.taught(number)}
            </Link>
          </p>
        )}
      </div>
      {writes && (
        <div className={rows.actions}>
          {verbsOf(item).map(to => (
            <Button key={to} size="xs" aria-label={t.actions.moveOne(to, item.title)} onClick={() => setAsking(to)}>
              {t.actions.move[to].button}
            </Button>
          ))}
          <TrackingVerbs item={item} />
          {onEdit && (
            <Button size="xs" aria-label={t.reviews.editOne(item.title)} onClick={onEdit}>
              {t.reviews.edit}
            </Button>
          )}
        </div>
      )}
      {asking && <Move item={item} to={asking} onClose={() => setAsking(undefined)} />}
    </li>
  )
}

/** What may become of it next. */
function verbsOf(item: ActionItem): ActionItem['state'][] {
  switch (item.state) {
    case 'OPEN':
      return ['DONE', 'DROPPED']
    case 'DONE':
      return item.mayVerify ? ['VERIFIED', 'OPEN'] : ['OPEN']
    default:
      return ['OPEN']
  }
}

interface MoveProps {
  item: ActionItem
  to: ActionItem['state']
  onClose: () => void
}

function Move({ item, to, onClose }: MoveProps) {
  const [reason, setReason] = useState('')
  const move = useActionMove(item.incident.number, onClose)
  const { title, question, verb } = t.actions.move[to]
  return (
    <ReasonDialog
      title={title}
      question={question}
      verb={verb}
      lead={to === 'VERIFIED' && item.proof ? `${t.actions.proof} ${item.proof}` : item.title}
      required
      reason={reason}
      onReason={setReason}
      busy={move.isPending}
      problem={move.problem}
      onSubmit={() => move.submit({ id: item.id, to, reason: reason.trim() })}
      onClose={onClose}
    />
  )
}
