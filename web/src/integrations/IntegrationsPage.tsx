import { Button } from '@mantine/core'
import { useState } from 'react'
import type { IntegrationKind, ShownKey } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { useIntegrations, useKinds } from './api'
import { CreateDialog } from './CreateDialog'
import { IntegrationRow } from './IntegrationRow'
import { KeyDialog } from './KeyDialog'
import { LetterheadPanel } from './letterhead/LetterheadPanel'
import { MattermostPanel } from './mattermost/MattermostPanel'
import { TargetsPanel } from './targets/TargetsPanel'
import { TeamsPanel } from './teams/TeamsPanel'
import { TelegramPanel } from './telegram/TelegramPanel'
import { TrackersPanel } from './trackers/TrackersPanel'
import { WebhooksPanel } from './webhooks/WebhooksPanel'

/** A key that was just made, and where it is to be used. */
export interface NewKey extends ShownKey {
  source: string
}

/** Which tools may send alerts, whether they do, and how what they send is read. */
export function IntegrationsPage() {
  const integrations = useIntegrations()
  const kinds = useKinds()
  const [creating, setCreating] = useState(false)
  const [made, setMade] = useState<NewKey>()
  const kindOf = (source: string): IntegrationKind | undefined => kinds.data?.find(each => each.kind === source)
  const create = (
    <Button size="xs" variant="filled" disabled={!kinds.data} onClick={() => setCreating(true)}>
      {t.integrations.create}
    </Button>
  )
  return (
    <div className={rows.page}>
      <PageTitle>{t.integrations.title}</PageTitle>
      <Panel title={t.integrations.sources} aside={create} query={integrations} rows={4} place="integrations">
        {all =>
          all.length === 0 ? (
            <EmptyState>{t.integrations.none}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {all.map(integration => (
                <IntegrationRow
                  key={integration.id}
                  integration={integration}
                  kind={kindOf(integration.source)}
                  onKey={key => setMade({ ...key, source: integration.source })}
                />
              ))}
            </ul>
          )
        }
      </Panel>
      <TargetsPanel />
      <TrackersPanel />
      <TeamsPanel />
      <TelegramPanel />
      <MattermostPanel />
      <WebhooksPanel />
      <LetterheadPanel />
      {creating && kinds.data && (
        <CreateDialog
          kinds={kinds.data}
          onClose={() => setCreating(false)}
          onMade={key => {
            setCreating(false)
            setMade(key)
          }}
        />
      )}
      {made && <KeyDialog made={made} kind={kindOf(made.source)} onClose={() => setMade(undefined)} />}
    </div>
  )
}
