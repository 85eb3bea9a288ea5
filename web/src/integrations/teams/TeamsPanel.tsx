import { Button } from '@mantine/core'
import { problemOf } from '../../api/problem'
import type { TeamsChannel } from '../../api/types'
import { teamsChannelWords as words } from '../../messages/teams'
import { toldOf } from '../../messages/toldOf'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { WriteProblem } from '../../ui/WriteProblem'
import { useTeamsChannels, useTestTeamsChannel } from './api'
import styles from './TeamsPanel.module.css'

/** Which channels of Teams are told of incidents, whether a card gets there, and how a team commands Muster. */
export function TeamsPanel() {
  const channels = useTeamsChannels()
  return (
    <Panel title={words.title} query={channels} rows={2} place="integrations">
      {({ items, commands, commandAddress }) => (
        <>
          {items.length === 0 ? (
            <EmptyState>{words.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(channel => (
                <ChannelRow key={channel.name} channel={channel} />
              ))}
            </ul>
          )}
          <div className={styles.commands}>
            {commands ? <p>{words.commands}</p> : <NoCommands address={commandAddress} />}
          </div>
        </>
      )}
    </Panel>
  )
}

function NoCommands({ address }: { address: string }) {
  return (
    <>
      <p>{words.noCommands}</p>
      <code>{address}</code>
      <p>{words.thenToken}</p>
    </>
  )
}

function ChannelRow({ channel: { name, from, services } }: { channel: TeamsChannel }) {
  const test = useTestTeamsChannel(name)
  return (
    <li className={rows.row}>
      <div className={rows.what}>
        <span className={rows.name}>{name}</span>
        <p>{toldOf(from, services)}</p>
        <div role="status">
          {test.data && (
            <p className={test.data.taken ? undefined : rows.trouble}>
              {test.data.taken ? words.taken : words.refused(test.data.detail)}
            </p>
          )}
        </div>
        <WriteProblem problem={test.isError ? problemOf(test.error) : undefined} />
      </div>
      <div className={rows.actions}>
        <Button size="xs" aria-label={words.testOne(name)} loading={test.isPending} onClick={() => test.mutate()}>
          {words.test}
        </Button>
      </div>
    </li>
  )
}
