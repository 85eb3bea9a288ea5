import { Button } from '@mantine/core'
import { useState } from 'react'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { ActionForm } from './ActionForm'
import { ActionRow } from './ActionRow'
import { useReviewActions } from './actionsApi'
import styles from './Review.module.css'

/** What has to be done so that it does not happen again. */
export function ActionsPanel({ urlRef, writes }: { urlRef: string; writes: boolean }) {
  const actions = useReviewActions(urlRef)
  const [editing, setEditing] = useState<string>()
  const close = () => setEditing(undefined)
  return (
    <Panel title={t.actions.panel} query={actions} rows={3} place="reviews">
      {({ items }) => (
        <>
          {items.length === 0 && editing === undefined && <EmptyState>{t.actions.none}</EmptyState>}
          <ul className={rows.list}>
            {items.map(item =>
              editing === item.id ? (
                <li key={item.id}>
                  <ActionForm item={item} urlRef={urlRef} onClose={close} />
                </li>
              ) : (
                <ActionRow key={item.id} item={item} writes={writes} onEdit={() => setEditing(item.id)} />
              ),
            )}
          </ul>
          {writes && editing === undefined && (
            <div className={styles.actions}>
              <Button size="xs" onClick={() => setEditing('')}>
                {t.actions.add}
              </Button>
            </div>
          )}
          {editing === '' && <ActionForm urlRef={urlRef} onClose={close} />}
        </>
      )}
    </Panel>
  )
}
