import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Run, RunStep } from '../../api/types'
import { t } from '../../messages/en'
import { ActorName } from '../../ui/ActorName'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { stepHead } from '../../ui/stepHead'
import { TextBlocks } from '../../ui/TextBlocks'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { useRunVerb } from './api'
import styles from './Runs.module.css'
import { StepActions } from './StepActions'

interface FollowedProps {
  run: Run
  urlRef: string
  writes: boolean
}

/** One run: what was done of it and by whom, and what is to be done now. */
export function FollowedRun({ run, urlRef, writes }: FollowedProps) {
  const [all, setAll] = useState(run.ended === undefined)
  const [stopping, setStopping] = useState(false)
  const done = run.steps.filter(({ outcomes }) => outcomes.some(({ how }) => how !== 'FAILED')).length
  return (
    <section aria-label={run.title}>
      <p className={styles.state}>
        <strong>{run.title}</strong> {t.runbooks.versionOf(run.version)} {t.runbooks.progress(done, run.steps.length)}
        <br />
        <span className={styles.quiet}>
          {t.runbooks.begunBy} <ActorName actor={run.startedBy} /> <Time value={run.startedAt} />
        </span>
        {run.ended && (
          <>
            <br />
            {run.ended.reason ? t.runbooks.stoppedBy : t.runbooks.finishedBy} <ActorName actor={run.ended.by} />{' '}
            <Time value={run.ended.at} />
            {run.ended.reason && `: ${run.ended.reason}`}
          </>
        )}
      </p>
      <div className={styles.actions}>
        <Button size="xs" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.runbooks.hideSteps : t.runbooks.showSteps}
        </Button>
        {writes && !run.ended && (
          <Button size="xs" onClick={() => setStopping(true)}>
            {t.runbooks.stop}
          </Button>
        )}
      </div>
      {all &&
        run.steps.map((step, place) => (
          <Step key={step.step.id} place={place + 1} shown={step} run={run} urlRef={urlRef} writes={writes} />
        ))}
      {stopping && <Ask run={run} urlRef={urlRef} what="stop" onClose={() => setStopping(false)} />}
    </section>
  )
}

interface StepProps extends FollowedProps {
  place: number
  shown: RunStep
}

function Step({ place, shown, run, urlRef, writes }: StepProps) {
  const { step, atHand, outcomes } = shown
  const { asOf } = useSearch({ from: '/incidents/$ref' })
  const verb = useRunVerb(urlRef, run.id, () => undefined)
  const [asking, setAsking] = useState<'done' | 'skip' | 'fail'>()
  return (
    <div
      className={atHand ? `${styles.step} ${styles.atHand}` : styles.step}
      {...(atHand ? { 'aria-current': 'step' as const } : {})}
    >
      {place}. <strong>{stepHead(step)}</strong> {step.title}
      {atHand ? (
        <TextBlocks blocks={step.blocks} />
      ) : (
        step.blocks.length > 0 && (
          <details>
            <summary>{t.runbooks.whatToDo}</summary>
            <TextBlocks blocks={step.blocks} />
          </details>
        )
      )}
      {outcomes.map(({ how, answer, text, by, at }) => (
        <div key={`${how}${at}`} className={styles.outcome}>
          <strong>{t.runbooks.how[how]}</strong>
          {answer && `: ${answer}`}
          {text && <span className={styles.body}>: {text}</span>}
          <p className={styles.quiet}>
            <ActorName actor={by} /> <Time value={at} />
          </p>
        </div>
      ))}
      {step.kind === 'ACTION' && (
        <StepActions run={run} shown={shown} urlRef={urlRef} asOf={asOf} writes={writes && !run.ended} />
      )}
      {atHand && writes && (
        <>
          <WriteProblem problem={verb.problem} />
          <div className={styles.actions}>
            {step.kind === 'DECISION' ? (
              step.answers.map(({ answer }) => (
                <Button
                  key={answer}
                  size="xs"
                  variant="filled"
                  disabled={verb.isPending}
                  onClick={() => verb.submit({ verb: 'done', step: step.id, answer })}
                >
                  {answer}
                </Button>
              ))
            ) : (
              <>
                <Button
                  size="xs"
                  variant="filled"
                  loading={verb.isPending}
                  onClick={() => verb.submit({ verb: 'done', step: step.id })}
                >
                  {t.runbooks.done}
                </Button>
                <Button size="xs" onClick={() => setAsking('done')}>
                  {t.runbooks.doneWith}
                </Button>
              </>
            )}
            <Button size="xs" onClick={() => setAsking('skip')}>
              {t.runbooks.skip}
            </Button>
            <Button size="xs" onClick={() => setAsking('fail')}>
              {t.runbooks.fail}
            </Button>
          </div>
        </>
      )}
      {asking && <Ask run={run} urlRef={urlRef} what={asking} step={step.id} onClose={() => setAsking(undefined)} />}
    </div>
  )
}

interface AskProps {
  run: Run
  urlRef: string
  what: 'done' | 'skip' | 'fail' | 'stop'
  step?: string
  onClose: () => void
}

function Ask({ run, urlRef, what, step = '', onClose }: AskProps) {
  const verb = useRunVerb(urlRef, run.id, onClose)
  const [text, setText] = useState('')
  const said = text.trim()
  const wish =
    what === 'stop'
      ? { verb: what, reason: said }
      : what === 'skip'
        ? { verb: what, step, reason: said }
        : { verb: what, step, output: said }
  return (
    <ReasonDialog
      {...t.runbooks.stepAsks[what]}
      required
      reason={text}
      onReason={setText}
      busy={verb.isPending}
      problem={verb.problem}
      onSubmit={() => verb.submit(wish)}
      onClose={onClose}
    />
  )
}
