import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../api/client'
import { keys } from '../../api/queryKeys'
import type { TelegramStanding } from '../../api/types'
import { telegramWords as words } from '../../messages/telegram'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'

/** Whether people can be paged by Telegram, and can answer there. */
export function TelegramPanel() {
  const standing = useQuery({
    queryKey: keys.telegram,
    queryFn: ({ signal }) => bodyOf(api.GET('/api/admin/notification/telegram', { signal })),
  })
  return (
    <Panel title={words.title} query={standing} rows={1} place="integrations">
      {now => (now.setUp ? <Standing now={now} /> : <EmptyState>{words.none}</EmptyState>)}
    </Panel>
  )
}

function Standing({ now: { bot, hears, trouble } }: { now: TelegramStanding }) {
  return (
    <ul className={rows.list}>
      <li className={rows.row}>
        <div className={rows.what}>
          {bot && <span className={rows.name}>@{bot}</span>}
          <p className={hears ? undefined : rows.trouble}>{hears ? words.hears : bot ? words.deaf : words.refused}</p>
          {trouble && <p className={rows.trouble}>{bot ? words.lastTrouble(trouble) : words.why(trouble)}</p>}
        </div>
      </li>
    </ul>
  )
}
