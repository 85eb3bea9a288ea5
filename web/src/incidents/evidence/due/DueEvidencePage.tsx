import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DueEvidence } from '../../../api/types'
import { sizeInWords } from '../../../domain/files'
import { dueEvidenceWords } from '../../../messages/dueEvidence'
import { evidenceWords } from '../../../messages/evidence'
import { ActorName } from '../../../ui/ActorName'
import { EmptyState } from '../../../ui/EmptyState'
import { PageTitle } from '../../../ui/PageTitle'
import { Panel } from '../../../ui/Panel'
import rows from '../../../ui/Rows.module.css'
import { Time } from '../../../ui/Time'
import type { Reasoned } from '../api'
import styles from '../Evidence.module.css'
import { StepDialog } from '../StepDialog'
import { useDueEvidence } from './api'

/** What a reader may do about an item, by what the server says comes next. */
const verbs: Record<DueEvidence['next'], [Reasoned, string][]> = {
  NONE: [],
  ASK: [['askDeletion', evidenceWords.verbs.askDeletion]],
  DECIDE: [
    ['delete', evidenceWords.verbs.delete],
    ['keep', evidenceWords.verbs.keep],
  ],
  TAKE_BACK: [['keep', dueEvidenceWords.takeBack]],
}

/** Evidence of all incidents that was kept long enough: what forbids deleting it, who asked, and who decides. */
export function DueEvidencePage() {
  const due = useDueEvidence()
  const [open, setOpen] = useState<{ item: DueEvidence; step: Reasoned }>()
  const close = () => {
    setOpen(undefined)
    void due.refetch()
  }
  return (
    <div className={rows.page}>
      <PageTitle>{dueEvidenceWords.title}</PageTitle>
      <p className={styles.lead}>{dueEvidenceWords.lead}</p>
      <Panel title={dueEvidenceWords.list} query={due} rows={4} place="compliance">
        {items =>
          items.length === 0 ? (
            <EmptyState>{dueEvidenceWords.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(item => (
                <DueRow key={item.itemId} item={item} onStep={step => setOpen({ item, step })} />
              ))}
            </ul>
          )
        }
      </Panel>
      {open && (
        <StepDialog
          step={open.step}
          itemId={open.item.itemId}
          name={nameOf(open.item)}
          urlRef={open.item.number}
          onClose={close}
        />
      )}
    </div>
  )
}

function nameOf({ number, evidenceClass }: DueEvidence): string {
  return dueEvidenceWords.one(number, evidenceWords.classes[evidenceClass])
}

function DueRow({ item, onStep }: { item: DueEvidence; onStep: (step: Reasoned) => void }) {
  const { number, size, sha256, keepUntil, held, deletion, next } = item
  const name = nameOf(item)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <Link to="/incidents/$ref" params={{ ref: number }} className={rows.name}>
          {name}
        </Link>
        <p>
          {sizeInWords(size)} · SHA-256 {sha256.slice(0, 12)}… · {dueEvidenceWords.until}{' '}
          <Time value={keepUntil} as="exact" />
        </p>
        {held && <p className={rows.trouble}>{dueEvidenceWords.held}</p>}
        {deletion ? (
          <p>
            <ActorName actor={deletion.by} /> {dueEvidenceWords.asked}, <Time value={deletion.at} />: {deletion.reason}
          </p>
        ) : (
          !held && <p>{dueEvidenceWords.unasked}</p>
        )}
        {next === 'TAKE_BACK' && <p>{dueEvidenceWords.yours}</p>}
        {next === 'NONE' && !held && <p>{dueEvidenceWords.others}</p>}
      </div>
      <div className={rows.actions}>
        {verbs[next].map(([step, verb]) => (
          <Button key={step} size="xs" aria-label={evidenceWords.of(verb, name)} onClick={() => onStep(step)}>
            {verb}
          </Button>
        ))}
      </div>
    </li>
  )
}
