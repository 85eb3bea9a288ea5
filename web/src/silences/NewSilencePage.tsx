import { Button, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { serverClock } from '../api/serverClock'
import { useMe } from '../api/session'
import { canRespond, canSilenceWeekly } from '../domain/permissions'
import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { PlainPanel } from '../ui/Panel'
import { ProblemPanel } from '../ui/ProblemPanel'
import { WriteProblem } from '../ui/WriteProblem'
import { ownZone } from '../ui/zone'
import { useCreateSilence } from './api'
import { bodyOfDraft, emptyDraft, isReady } from './draft'
import { MatcherFields } from './MatcherFields'
import { PreviewPanel } from './PreviewPanel'
import styles from './SilencesPage.module.css'
import { WhenFields } from './WhenFields'

const typingPause = 400
const forbidden = { status: 403, title: '', detail: '' }

/** Says what is to be quiet and when; beside it stands what that would have silenced in the last day. */
export function NewSilencePage() {
  const me = useMe()
  const navigate = useNavigate()
  const { labels = {} } = useSearch({ from: '/silences/new' })
  const [draft, setDraft] = useState(() =>
    emptyDraft(labels, ownZone(), new Date(serverClock.now()).toISOString().slice(0, 10)),
  )
  const [tried] = useDebouncedValue(draft.rows, typingPause)
  const create = useCreateSilence(() => void navigate({ to: '/silences', search: {} }))
  const change = (more: Partial<typeof draft>) => setDraft(before => ({ ...before, ...more }))
  if (!canRespond(me)) return <ProblemPanel error={{ problem: forbidden }} />
  return (
    <div className={styles.page}>
      <PageTitle>{t.silences.newTitle}</PageTitle>
      <p className={styles.lead}>{t.silences.newLead}</p>
      <div className={styles.columns}>
        <PlainPanel title={t.silences.what}>
          <form
            className={styles.form}
            onSubmit={event => {
              event.preventDefault()
              if (isReady(draft) && !create.isPending) create.submit(bodyOfDraft(draft, serverClock.now()))
            }}
          >
            <MatcherFields rows={draft.rows} onChange={rows => change({ rows })} />
            <WhenFields draft={draft} mayComeBack={canSilenceWeekly(me)} onChange={change} />
            <Textarea
              label={t.silences.why}
              description={t.silences.whyHint}
              withAsterisk
              autosize
              minRows={2}
              maxRows={8}
              maxLength={2000}
              value={draft.reason}
              onChange={event => change({ reason: event.currentTarget.value })}
            />
            <WriteProblem problem={create.problem} />
            <div className={styles.verbs}>
              <Button component={Link} to="/silences">
                {t.common.cancel}
              </Button>
              <Button type="submit" variant="filled" disabled={!isReady(draft)} loading={create.isPending}>
                {t.silences.createVerb}
              </Button>
            </div>
          </form>
        </PlainPanel>
        <PreviewPanel rows={tried} />
      </div>
    </div>
  )
}
