import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident, IncidentMoment, Moment } from '../../api/types'
import { moments } from '../../domain/moments'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { ActorName } from '../../ui/ActorName'
import { PlainPanel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import styles from './Work.module.css'

const SayMomentDialog = lazy(() => import('./SayMomentDialog').then(file => ({ default: file.SayMomentDialog })))

interface TimesPanelProps {
  incident: Incident
  urlRef: string
}

/** When things happened, as it is known now, with everything that was ever said of it. */
export function TimesPanel({ incident, urlRef }: TimesPanelProps) {
  const me = useMe()
  const [open, setOpen] = useState<Moment>()
  return (
    <PlainPanel title={t.work.times}>
      {incident.outOfOrder.map(({ earlier, later }) => (
        <p key={`${earlier} ${later}`} className={styles.warning} role="status">
          {t.work.outOfOrder(t.work.moment[earlier], t.work.moment[later])}
        </p>
      ))}
      <ul className={styles.list}>
        {moments.map(moment => (
          <MomentRow
            key={moment}
            moment={moment}
            known={incident.moments.find(each => each.moment === moment)}
            onSay={canRespond(me) ? () => setOpen(moment) : undefined}
          />
        ))}
      </ul>
      <Suspense fallback={null}>
        {open && (
          <SayMomentDialog
            moment={open}
            known={incident.moments.find(each => each.moment === open)}
            urlRef={urlRef}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    </PlainPanel>
  )
}

interface MomentRowProps {
  moment: Moment
  known: IncidentMoment | undefined
  onSay: (() => void) | undefined
}

function MomentRow({ moment, known, onSay }: MomentRowProps) {
  const name = t.work.moment[moment]
  const last = known?.said.at(-1)
  const corrected = known !== undefined && known.said.length > 1
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <span className={styles.title}>{name}</span>{' '}
        {known?.at ? <Time value={known.at} as="timeline" /> : <span>{t.work.notKnown}</span>}
        {last?.source && <p>{t.work.knownFrom(last.source)}</p>}
        {known && corrected && (
          <ul className={styles.history} aria-label={t.work.historyOf(name)}>
            {known.said.map(said => (
              <li key={said.recordedAt}>
                {said.at ? <Time value={said.at} as="timeline" /> : t.work.tookBack} · <ActorName actor={said.by} />,{' '}
                <Time value={said.recordedAt} as="timeline" />
                {said.reason && `: ${said.reason}`}
              </li>
            ))}
          </ul>
        )}
      </div>
      {onSay && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={onSay}
          aria-label={known ? t.work.correct(name) : t.work.say(name)}
        >
          {known ? t.work.correctShort : t.work.sayShort}
        </Button>
      )}
    </li>
  )
}
