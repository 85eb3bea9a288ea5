import { Button } from '@mantine/core'
import { chatAccountWords } from '../messages/chatAccount'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import styles from './ChatAccountPage.module.css'
import { useTeamsCode } from './chatAccount'

const words = chatAccountWords.inTeams

/** How I say in Teams who I am: a code of mine, to be typed there. */
export function TeamsAccount({ known, elsewhere }: { known: boolean; elsewhere: boolean }) {
  const { code, make, look, missing, problem, isPending } = useTeamsCode()
  return (
    <div className={styles.part}>
      <p>{known ? words.again : words.none}</p>
      {!known && (
        <p className={styles.quiet}>
          {chatAccountWords.meaning} {elsewhere && words.instead}
        </p>
      )}
      {code && (
        <>
          <p>{words.type}</p>
          <p>
            <code className={styles.code}>{code.text}</code>
          </p>
          <p className={styles.quiet}>
            {words.alone} {words.once} <Time value={code.expiresAt} as="timeline" />
          </p>
        </>
      )}
      <div className={styles.actions}>
        {code && (
          <Button variant="filled" loading={isPending} onClick={look}>
            {words.look}
          </Button>
        )}
        <Button variant={code || known ? 'default' : 'filled'} loading={isPending} onClick={make}>
          {code ? words.another : words.make}
        </Button>
      </div>
      <div role="status">{missing && !known && <p>{words.notYet}</p>}</div>
      <WriteProblem problem={problem} />
    </div>
  )
}
