import { Button } from '@mantine/core'
import { useState } from 'react'
import { problemOf } from '../../api/problem'
import type { ContactMethod, MethodKind } from '../../api/types'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import rows from '../../ui/Rows.module.css'
import { WriteProblem } from '../../ui/WriteProblem'
import { AddMethodDialog } from './AddMethodDialog'
import { useRemoveMethod, useTestMyself } from './api'
import styles from './Reach.module.css'
import { VerifyDialog } from './VerifyDialog'

/** My addresses and numbers, what is known of each, and a test of all of them. */
export function MethodList({ methods, offered }: { methods: ContactMethod[]; offered: MethodKind[] }) {
  const [adding, setAdding] = useState(false)
  const [verifying, setVerifying] = useState<string>()
  const test = useTestMyself()
  const remove = useRemoveMethod()
  const unverified = methods.find(({ id }) => id === verifying)
  const results = new Map((test.data?.items ?? []).map(item => [item.methodId, item]))
  return (
    <>
      {methods.length === 0 && <EmptyState>{t.reach.none}</EmptyState>}
      <ul className={rows.list}>
        {methods.map(method => {
          const result = results.get(method.id)
          return (
            <li key={method.id} className={rows.row}>
              <div className={rows.what}>
                <span className={rows.name}>{t.reach.kind[method.kind]}</span> {method.address}
                <p className={method.works === false ? rows.trouble : undefined}>{stateOf(method)}</p>
                {result && (
                  <p role="status" className={result.taken ? undefined : rows.trouble}>
                    {result.taken ? t.reach.testTaken : t.reach.testRefused(result.detail)}
                  </p>
                )}
              </div>
              <div className={rows.actions}>
                {!method.verified && (
                  <Button
                    variant="filled"
                    aria-label={t.reach.verifyOf(method.address)}
                    onClick={() => setVerifying(method.id)}
                  >
                    {t.reach.verify}
                  </Button>
                )}
                {!method.published && (
                  <Button
                    aria-label={t.reach.removeOf(method.address)}
                    loading={remove.isPending}
                    onClick={() => remove.submit({ id: method.id })}
                  >
                    {t.onCall.remove}
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      <WriteProblem problem={remove.problem} />
      <WriteProblem problem={test.isError ? problemOf(test.error) : undefined} />
      <div className={styles.verbs}>
        <Button onClick={() => test.mutate()} loading={test.isPending} disabled={!methods.some(it => it.verified)}>
          {t.reach.test}
        </Button>
        <Button variant="filled" onClick={() => setAdding(true)}>
          {t.reach.add}
        </Button>
      </div>
      {adding && (
        <AddMethodDialog
          offered={offered}
          onClose={() => setAdding(false)}
          onAdded={id => {
            setAdding(false)
            setVerifying(id)
          }}
        />
      )}
      {unverified && <VerifyDialog method={unverified} onClose={() => setVerifying(undefined)} />}
    </>
  )
}

function stateOf({ verified, published, offered, works }: ContactMethod): string {
  if (!offered) return t.reach.notOffered
  if (!verified) return t.reach.unverified
  if (works === false) return t.reach.failing
  if (works === undefined) return t.reach.untried
  return published ? t.reach.worksPublished : t.reach.works
}
