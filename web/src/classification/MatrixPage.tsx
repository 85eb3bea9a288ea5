import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../api/session'
import type { MatrixContent } from '../api/types'
import { canManageServices } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { Time } from '../ui/Time'
import { useMatrix } from './api'
import { MatrixEditor } from './MatrixEditor'
import styles from './MatrixPage.module.css'
import { MatrixTables } from './MatrixTables'
import { TryIt } from './TryIt'

/** By which rule is an incident how bad, and what would it be of mine? */
export function MatrixPage() {
  const manages = canManageServices(useMe())
  const matrix = useMatrix()
  const [draft, setDraft] = useState<MatrixContent>()
  const change = manages && !draft && matrix.data && (
    <Button onClick={() => setDraft(matrix.data.content)}>{t.matrix.edit}</Button>
  )
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/services">{t.matrix.services}</Link>}>{t.matrix.title}</PageTitle>
      <Panel
        title={t.matrix.grid(matrix.data?.rule ?? '')}
        aside={change || undefined}
        query={matrix}
        rows={6}
        place="services"
      >
        {({ content, version }) => (
          <div className={styles.body}>
            <p className={styles.lead}>{t.matrix.lead}</p>
            {draft ? (
              <MatrixEditor draft={draft} onChange={setDraft} version={version} onClose={() => setDraft(undefined)} />
            ) : (
              <MatrixTables content={content} />
            )}
          </div>
        )}
      </Panel>
      <TryIt draft={draft} />
      <Panel title={t.matrix.versions} query={matrix} rows={2} place="services">
        {({ versions }) =>
          versions.length === 0 ? (
            <EmptyState>{t.matrix.noVersions}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {versions.map(({ version, reason, publishedBy, at }) => (
                <li key={version} className={rows.row}>
                  <div className={rows.what}>
                    <span className={rows.name}>{t.matrix.version(version)}</span> {reason}
                    <p>
                      <Time value={at} as="timeline" /> {t.matrix.by(publishedBy)}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Panel>
    </div>
  )
}
