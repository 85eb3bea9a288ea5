import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { api, bodyOf, headersOf, type Intent } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { HandOver, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'
import { handOverWords } from '../../messages/handOver'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { HandIncidentOverDialog } from './HandIncidentOverDialog'
import styles from './PagingPanel.module.css'

interface HandOversProps {
  items: HandOver[]
  mayHandOver: boolean
  number: string
  urlRef: string
}

/** Who hands the incident over to whom, what became of it, and the way to do so. */
export function HandOvers({ items, mayHandOver, number, urlRef }: HandOversProps) {
  const [asked, setAsked] = useState(false)
  return (
    <section aria-label={handOverWords.region}>
      {items.map(item => (
        <Item key={item.askedAt} item={item} number={number} urlRef={urlRef} />
      ))}
      {mayHandOver && (
        <div className={styles.next}>
          <Button onClick={() => setAsked(true)}>{handOverWords.verb}</Button>
        </div>
      )}
      {asked && <HandIncidentOverDialog number={number} urlRef={urlRef} onClose={() => setAsked(false)} />}
    </section>
  )
}

function Item({ item, number, urlRef }: { item: HandOver; number: string; urlRef: string }) {
  const { state, giver, accepted, endedAt } = item
  if (state === 'OPEN') return <Open item={item} number={number} urlRef={urlRef} />
  return (
    <p className={styles.next}>
      {handOverWords.over[state](giver.name, accepted?.name ?? '')} {endedAt && <Time value={endedAt} as="timeline" />}
    </p>
  )
}

function Open({ item, number, urlRef }: { item: HandOver; number: string; urlRef: string }) {
  const { giver, people, acceptBy, summary, mine, toMe } = item
  const names = people.length > 0 ? people.map(({ name }) => name) : [handOverWords.somebody]
  const answer = useAnswer(urlRef, number)
  return (
    <div className={styles.exhausted} role={toMe ? 'alert' : 'status'}>
      <p className={styles.question}>
        {toMe
          ? handOverWords.toMe(giver.name)
          : mine
            ? handOverWords.mine(names)
            : handOverWords.open(giver.name, names)}{' '}
        <Time value={acceptBy} />
      </p>
      {summary && <blockquote className={styles.summary}>{summary}</blockquote>}
      {toMe && (
        <Button variant="filled" loading={answer.isPending} onClick={() => answer.submit('accept')}>
          {handOverWords.accept}
        </Button>
      )}
      {mine && (
        <Button loading={answer.isPending} onClick={() => answer.submit('withdraw')}>
          {handOverWords.keep}
        </Button>
      )}
      <WriteProblem problem={answer.problem} />
    </div>
  )
}

type AnswerTo = 'accept' | 'withdraw'

function useAnswer(urlRef: string, number: string) {
  return useWrite<AnswerTo>({
    send: async (verb, intent) => (await bodyOf(answered(verb, urlRef, intent))) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.incident(urlRef) }),
    onDone: (_, verb) =>
      notifications.show({ message: verb === 'accept' ? handOverWords.accepted(number) : handOverWords.kept(number) }),
  })
}

function answered(verb: AnswerTo, ref: string, intent: Intent) {
  const init = { params: { path: { ref } }, headers: headersOf(intent) }
  return verb === 'accept'
    ? api.POST('/api/incidents/{ref}/hand-over/accept', init)
    : api.POST('/api/incidents/{ref}/hand-over/withdraw', init)
}
