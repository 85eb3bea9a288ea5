import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { Letterhead } from '../../api/types'
import { letterheadWords } from '../../messages/letterhead'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import { ReasonDialog } from '../../ui/ReasonDialog'
import rows from '../../ui/Rows.module.css'
import { Time } from '../../ui/Time'
import { useLetterhead, useWithdrawLetterhead } from './api'
import styles from './Letterhead.module.css'

const LetterheadDialog = lazy(async () => ({ default: (await import('./LetterheadDialog')).LetterheadDialog }))

/** What reports for people are headed with, and were before. */
export function LetterheadPanel() {
  const letterhead = useLetterhead()
  const [open, setOpen] = useState<'change' | 'withdraw'>()
  const close = () => setOpen(undefined)
  const content = letterhead.data?.content
  const verbs = (
    <div className={rows.actions}>
      {content && (
        <Button size="xs" onClick={() => setOpen('withdraw')}>
          {letterheadWords.withdraw}
        </Button>
      )}
      <Button size="xs" variant="filled" disabled={!letterhead.data} onClick={() => setOpen('change')}>
        {content ? letterheadWords.change : letterheadWords.introduce}
      </Button>
    </div>
  )
  return (
    <Panel title={letterheadWords.title} aside={verbs} query={letterhead} rows={2} place="integrations">
      {shown => (
        <>
          {shown.content ? <Head content={shown.content} /> : <EmptyState>{letterheadWords.none}</EmptyState>}
          {shown.changes.length > 0 && <Changes changes={shown.changes} />}
          {open === 'change' && (
            <Suspense>
              <LetterheadDialog content={shown.content} onClose={close} />
            </Suspense>
          )}
          {open === 'withdraw' && <WithdrawDialog onClose={close} />}
        </>
      )}
    </Panel>
  )
}

function Head({ content }: { content: NonNullable<Letterhead['content']> }) {
  return (
    <div className={styles.head}>
      <div>
        <p className={styles.name}>{content.name}</p>
        {(content.lines ?? []).map(line => (
          <p key={line}>{line}</p>
        ))}
        {content.footer && <p className={rows.quiet}>{content.footer}</p>}
      </div>
      {content.logo && (
        <img
          className={styles.logo}
          src={`data:image/png;base64,${content.logo}`}
          alt={letterheadWords.logoOf(content.name ?? '')}
        />
      )}
    </div>
  )
}

function Changes({ changes }: { changes: Letterhead['changes'] }) {
  return (
    <details className={styles.history}>
      <summary>{letterheadWords.history}</summary>
      <ul>
        {changes.map(({ name, by, at }) => (
          <li key={at}>
            {name ?? letterheadWords.plain} · {by} · <Time value={at} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const withdraw = useWithdrawLetterhead(onClose)
  return (
    <ReasonDialog
      title={letterheadWords.withdrawTitle}
      lead={letterheadWords.withdrawLead}
      reason=""
      onReason={() => {}}
      verb={letterheadWords.withdrawVerb}
      busy={withdraw.isPending}
      problem={withdraw.problem}
      onSubmit={() => withdraw.submit(null)}
      onClose={onClose}
    />
  )
}
