import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../../api/session'
import type { Incident, IncidentCause, Suspect } from '../../api/types'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { Time } from '../../ui/Time'
import { useSuspects } from './api'
import { CauseDialog, WithdrawDialog } from './CauseDialog'
import styles from './SuspectsPanel.module.css'

interface SuspectsPanelProps {
  incident: Incident
  urlRef: string
}

/** Which change may have caused it, why, what speaks against that, and what it was found to be. */
export function SuspectsPanel({ incident, urlRef }: SuspectsPanelProps) {
  const suspects = useSuspects(urlRef)
  const [marking, setMarking] = useState<Suspect | 'other'>()
  const may = canRespond(useMe())
  return (
    <Panel title={t.suspects.title} query={suspects} rows={3}>
      {({ items, considered, noChange, rule, cause }) => (
        <>
          {cause && <Cause cause={cause} urlRef={urlRef} may={may} />}
          {items.length === 0 && <EmptyState>{t.suspects.empty}</EmptyState>}
          <ol className={styles.list}>
            {items.map(suspect => (
              <Row
                key={suspect.changeId}
                suspect={suspect}
                guilty={cause?.changeId === suspect.changeId}
                onMark={may ? () => setMarking(suspect) : undefined}
              />
            ))}
          </ol>
          <div className={styles.foot}>
            <span>{considered > 0 && t.suspects.foot(considered, noChange, rule)}</span>
            {may && <Button onClick={() => setMarking('other')}>{t.suspects.other}</Button>}
          </div>
          {marking && (
            <CauseDialog
              urlRef={urlRef}
              services={incident.services}
              suspect={marking === 'other' ? undefined : marking}
              onClose={() => setMarking(undefined)}
            />
          )}
        </>
      )}
    </Panel>
  )
}

function Cause({ cause, urlRef, may }: { cause: IncidentCause; urlRef: string; may: boolean }) {
  const [open, setOpen] = useState(false)
  const what = { CHANGE: t.suspects.wasChange, SERVICE: t.suspects.wasService, OTHER: () => '' }[cause.kind]
  return (
    <div className={styles.cause}>
      <p>
        <strong>{t.suspects.cause}</strong> {what(cause.service)} {cause.text}
      </p>
      {cause.reason && <p className={styles.quiet}>{cause.reason}</p>}
      {may && <Button onClick={() => setOpen(true)}>{t.suspects.withdraw}</Button>}
      {open && <WithdrawDialog urlRef={urlRef} onClose={() => setOpen(false)} />}
    </div>
  )
}

interface RowProps {
  suspect: Suspect
  guilty: boolean
  onMark: (() => void) | undefined
}

function Row({ suspect, guilty, onMark }: RowProps) {
  const { evidenceFor, evidenceAgainst, refutedBy, factors } = suspect
  return (
    <li className={styles.item} data-guilty={guilty || undefined}>
      <div className={styles.line}>
        <span className={styles.summary}>{suspect.summary}</span>
        <span className={styles.share}>{t.suspects.likely(suspect.probability)}</span>
      </div>
      <p className={styles.quiet}>
        {t.changes.kind[suspect.kind]}
        {suspect.service && ` · ${suspect.service}`}
        {suspect.version && ` · ${suspect.version}`} · <Time value={suspect.occurredAt} as="timeline" />
      </p>
      <ul className={styles.evidence}>
        {evidenceFor.map(sentence => (
          <li key={sentence} data-for>
            <span className={styles.sign}>{t.suspects.pro}</span> <span>{sentence}</span>
          </li>
        ))}
        {evidenceAgainst.map(sentence => (
          <li key={sentence}>
            <span className={styles.sign}>{t.suspects.con}</span> <span>{sentence}</span>
          </li>
        ))}
      </ul>
      <details className={styles.more}>
        <summary>{t.suspects.refuted}</summary>
        <ul>
          {refutedBy.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>{t.suspects.factors(factors)}</p>
      </details>
      {onMark && !guilty && (
        <Button aria-label={t.suspects.markNamed(suspect.summary)} onClick={onMark}>
          {t.suspects.mark}
        </Button>
      )}
      {guilty && <p className={styles.guilty}>{t.suspects.isCause}</p>}
    </li>
  )
}
