import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { PolicyReadiness } from './PolicyReadiness'
import styles from './Readiness.module.css'
import { useReadiness } from './readiness'

/** Would everybody be reached in the coming 90 days; and if not, when, and why not? */
export function ReadinessPage() {
  const readiness = useReadiness()
  return (
    <div className={rows.page}>
      <PageTitle>{t.readiness.title}</PageTitle>
      <Panel title={t.readiness.ahead} query={readiness} rows={6} place="onCall">
        {({ from, until, channels, enoughChannels, policies, servicesWithoutPolicy, lastCheckAt }) => (
          <>
            <div className={styles.about}>
              <p>
                {t.readiness.interval} <Time value={from} as="timeline" /> – <Time value={until} as="timeline" />
                {lastCheckAt && (
                  <>
                    {`. ${t.readiness.lastCheck} `}
                    <Time value={lastCheckAt} as="timeline" />
                  </>
                )}
              </p>
              {channels.length < enoughChannels && <p>{t.readiness.oneChannelOnly}</p>}
              {servicesWithoutPolicy.length > 0 && (
                <p className={styles.trouble}>{t.readiness.withoutPolicy(servicesWithoutPolicy)}</p>
              )}
            </div>
            {policies.length === 0 ? (
              <EmptyState>{t.readiness.empty}</EmptyState>
            ) : (
              <ul className={rows.list}>
                {policies.map(policy => (
                  <PolicyReadiness key={policy.policyId} policy={policy} from={from} until={until} />
                ))}
              </ul>
            )}
          </>
        )}
      </Panel>
    </div>
  )
}
