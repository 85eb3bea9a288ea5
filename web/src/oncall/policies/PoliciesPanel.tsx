import { Link } from '@tanstack/react-router'
import { usePolicies } from '../../api/onCallLists'
import { useMe } from '../../api/session'
import { canManageOnCall } from '../../domain/permissions'
import { t } from '../../messages/en'
import { policyWords } from '../../messages/policies'
import { EmptyState } from '../../ui/EmptyState'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'

/** Every escalation policy, and what it is for. */
export function PoliciesPanel() {
  const policies = usePolicies()
  const manages = canManageOnCall(useMe())
  return (
    <Panel
      title={policyWords.title}
      query={policies}
      rows={2}
      place="onCall"
      aside={manages && <Link to="/on-call/policies/new">{policyWords.add}</Link>}
    >
      {items =>
        items.length === 0 ? (
          <EmptyState>{policyWords.none}</EmptyState>
        ) : (
          <ul className={rows.list}>
            {items.map(({ id, name, services, levels, repeat, policyVersion }) => (
              <li key={id} className={rows.row}>
                <div className={rows.what}>
                  <Link className={rows.name} to="/on-call/policies/$id" params={{ id }}>
                    {name}
                  </Link>
                  <p>{services.length === 0 ? policyWords.everyOther : t.list(services)}</p>
                </div>
                <p>
                  {policyWords.levels(levels.length, repeat)} · {policyWords.version(policyVersion)}
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  )
}
