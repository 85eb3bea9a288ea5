import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { MyChatAccount } from '../api/types'
import { chatAccountWords as words } from '../messages/chatAccount'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import styles from './ChatAccountPage.module.css'
import { type ChatAccount, useChatAccount, useLinkChat, useUnlinkChat } from './chatAccount'
import { TeamsAccount } from './TeamsAccount'

/** Who I am in the chat: what is done there by that account is done by me. */
export function ChatAccountPage() {
  const { token } = useSearch({ from: '/chat-account' })
  const account = useChatAccount(token)
  const found = account.data
  const inSlack = !found || found.offered.includes('SLACK') || found.account?.kind === 'SLACK'
  const inTeams = found && (found.offered.includes('TEAMS') || found.account?.kind === 'TEAMS')
  return (
    <div className={rows.page}>
      <PageTitle>{words.title}</PageTitle>
      {inSlack && (
        <Panel title={words.slack} query={account} rows={2}>
          {it => <Slack found={it} token={token} />}
        </Panel>
      )}
      {inTeams && (
        <Panel title={words.teams} query={account} rows={2}>
          {({ account: mine, offered }) => (
            <>
              {mine?.kind === 'TEAMS' && <Linked account={mine} />}
              {offered.includes('TEAMS') && (
                <TeamsAccount known={mine?.kind === 'TEAMS'} elsewhere={mine?.kind === 'SLACK'} />
              )}
            </>
          )}
        </Panel>
      )}
      {!inSlack && !inTeams && <EmptyState>{words.none}</EmptyState>}
    </div>
  )
}

function Slack({ found: { account, asked }, token }: { found: MyChatAccount; token: string | undefined }) {
  const known = account?.kind === 'SLACK'
  return (
    <>
      {token && asked && <Asked token={token} name={asked} />}
      {known && <Linked account={account} />}
      {!known && !asked && <EmptyState>{words.inSlack.none}</EmptyState>}
    </>
  )
}

function Asked({ token, name }: { token: string; name: string }) {
  const navigate = useNavigate({ from: '/chat-account' })
  const link = useLinkChat(() => void navigate({ search: {}, replace: true }))
  return (
    <div className={styles.part}>
      <p>{words.inSlack.asked(name)}</p>
      <p className={styles.quiet}>{words.meaning}</p>
      <Button variant="filled" loading={link.isPending} onClick={() => link.submit({ token })}>
        {words.inSlack.yes(name)}
      </Button>
      <WriteProblem problem={link.problem} />
    </div>
  )
}

function Linked({ account }: { account: ChatAccount }) {
  const unlink = useUnlinkChat()
  return (
    <div className={styles.part}>
      <p>
        {account.kind === 'SLACK' ? words.inSlack.linked(account.name) : words.inTeams.linked}{' '}
        <Time value={account.until} as="timeline" />
      </p>
      <Button size="compact-sm" loading={unlink.isPending} onClick={() => unlink.submit(null)}>
        {words.unlink}
      </Button>
      <WriteProblem problem={unlink.problem} />
    </div>
  )
}
