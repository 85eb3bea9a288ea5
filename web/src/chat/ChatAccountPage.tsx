import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import styles from './ChatAccountPage.module.css'
import { type ChatAccount, useChatAccount, useLinkChat, useUnlinkChat } from './chatAccount'

/** Who I am in the chat: what is done there by that account is done by me. */
export function ChatAccountPage() {
  const { token } = useSearch({ from: '/chat-account' })
  const account = useChatAccount(token)
  return (
    <div className={rows.page}>
      <PageTitle>{t.chatAccount.title}</PageTitle>
      <Panel title={t.chatAccount.panel} query={account} rows={2}>
        {found => (
          <>
            {token && found.asked && <Asked token={token} name={found.asked} />}
            {found.account && <Linked account={found.account} />}
            {!found.account && !found.asked && <EmptyState>{t.chatAccount.none}</EmptyState>}
          </>
        )}
      </Panel>
    </div>
  )
}

function Asked({ token, name }: { token: string; name: string }) {
  const navigate = useNavigate({ from: '/chat-account' })
  const link = useLinkChat(() => void navigate({ search: {}, replace: true }))
  return (
    <div className={styles.part}>
      <p>{t.chatAccount.asked(name)}</p>
      <p className={styles.quiet}>{t.chatAccount.meaning}</p>
      <Button variant="filled" loading={link.isPending} onClick={() => link.submit({ token })}>
        {t.chatAccount.yes(name)}
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
        {t.chatAccount.linked(account.name)} <Time value={account.until} as="timeline" />
      </p>
      <Button size="compact-sm" loading={unlink.isPending} onClick={() => unlink.submit(null)}>
        {t.chatAccount.unlink}
      </Button>
      <WriteProblem problem={unlink.problem} />
    </div>
  )
}
