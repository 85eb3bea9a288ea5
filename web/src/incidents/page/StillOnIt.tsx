import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { api, bodyOf, headersOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { StillOn, Written } from '../../api/types'
import { useWrite } from '../../api/useWrite'
import { policyWords } from '../../messages/policies'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import styles from './PagingPanel.module.css'

const words = policyWords.lapse

interface StillOnItProps {
  standing: StillOn
  number: string
  urlRef: string
}

/** Whether whoever acknowledged is asked if they are still on it, or when they will be; and their answer. */
export function StillOnIt({ standing, number, urlRef }: StillOnItProps) {
  const { person, mine, askAt, answerBy } = standing
  if (answerBy && mine) return <Question answerBy={answerBy} number={number} urlRef={urlRef} />
  return answerBy ? (
    <p className={styles.exhausted} role="status">
      {words.asked(person.name)} <Time value={answerBy} />
    </p>
  ) : askAt ? (
    <p className={styles.next}>
      {words.next(person.name)} <Time value={askAt} />
    </p>
  ) : null
}

function Question({ answerBy, number, urlRef }: Omit<StillOnItProps, 'standing'> & { answerBy: string }) {
  const answer = useWrite<null>({
    send: async (_, intent) =>
      (await bodyOf(
        api.POST('/api/incidents/{ref}/still-on-it', {
          params: { path: { ref: urlRef } },
          headers: headersOf(intent),
        }),
      )) as unknown as Written,
    settle: (_, queries) => queries.invalidateQueries({ queryKey: keys.paging(urlRef) }),
    onDone: () => notifications.show({ message: words.noted(number) }),
  })
  return (
    <div className={styles.exhausted} role="alert">
      <p className={styles.question}>
        {words.askedYou} <Time value={answerBy} />
      </p>
      <Button variant="filled" loading={answer.isPending} onClick={() => answer.submit(null)}>
        {words.yes}
      </Button>
      <WriteProblem problem={answer.problem} />
    </div>
  )
}
