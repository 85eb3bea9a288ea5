import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { MattermostStanding } from '../../api/types'
import { mattermostWords as words } from '../../messages/mattermost'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'

/** Whether people can be paged by Mattermost. */
export function MattermostPanel() {
  const standing = useQuery({
    queryKey: keys.mattermost,
    queryFn: ({ signal }) => bodyOf(api.GET('/api/admin/notification/mattermost', { signal })),
  })
  return (
    <Panel title={words.title} query={standing} rows={1} place="integrations">
      {now => (now.setUp ? <Standing now={now} /> : <EmptyState>{words.none}</EmptyState>)}
    </Panel>
  )
}

function Standing({ now: { bot, server = '', trouble } }: { now: MattermostStanding }) {
  return (
    <ul className={rows.list}>
      <li className={rows.row}>
        <div className={rows.what}>
          {bot && <span className={rows.name}>@{bot}</span>}
          <p className={bot ? undefined : rows.trouble}>{bot ? words.takes(server) : words.refused(server)}</p>
          {trouble && <p className={rows.trouble}>{words.why(trouble)}</p>}
        </div>
      </li>
    </ul>
  )
}
