import { Anchor, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMe } from '../api/session'
import { canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { PageTitle } from '../ui/PageTitle'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { ActionRow } from './ActionRow'
import { queryOf, useActionItems, useControls } from './actionsApi'
import styles from './Review.module.css'
import { type ActionsSearch, actionStates } from './reviewsSearch'

/** What did we promise to do, what is overdue, and what has nobody verified yet? */
export function ActionItemsPage() {
  const search = useSearch({ from: '/action-items' })
  const writes = canRespond(useMe())
  const actions = useActionItems(search)
  const filtered = Object.keys(queryOf(search)).length > 0
  return (
    <div className={rows.page}>
      <PageTitle waiting={actions.data?.overdue ?? 0} aside={<Link to="/reviews">{t.reviews.all}</Link>}>
        {t.actions.page}
      </PageTitle>
      <Filters search={search} />
      <Panel
        title={t.actions.list}
        aside={
          <Anchor href={`/api/action-items.csv?${new URLSearchParams(queryOf(search) as Record<string, string>)}`}>
            {t.actions.csv}
          </Anchor>
        }
        query={actions}
        rows={6}
        place="reviews"
      >
        {found =>
          found.items.length === 0 ? (
            <EmptyState>{filtered ? t.actions.noneLikeThat : t.actions.noneAtAll}</EmptyState>
          ) : (
            <>
              <p className={styles.about}>{t.actions.counted(found.total, found.overdue)}</p>
              <ul className={rows.list}>
                {found.items.map(item => (
                  <ActionRow key={`${item.incident.id} ${item.id}`} item={item} writes={writes} incident />
                ))}
              </ul>
            </>
          )
        }
      </Panel>
    </div>
  )
}

function Filters({ search }: { search: ActionsSearch }) {
  const navigate = useNavigate({ from: '/action-items' })
  const controls = useControls()
  const change = (next: ActionsSearch) => {
    const kept = Object.entries({ ...search, ...next }).filter(([, value]) => value)
    void navigate({ search: Object.fromEntries(kept) as ActionsSearch, replace: true })
  }
  return (
    <search className={styles.filters}>
      <TextInput
        aria-label={t.actions.words}
        placeholder={t.actions.words}
        value={search.q ?? ''}
        onChange={event => change({ q: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t.actions.stateFilter}
        value={search.state ?? ''}
        onChange={event => change({ state: actionStates.find(each => each === event.currentTarget.value) })}
        data={[
          { value: '', label: t.actions.anyState },
          ...actionStates.map(value => ({ value, label: t.actions.state[value] })),
        ]}
      />
      <NativeSelect
        aria-label={t.actions.controlFilter}
        value={search.control ?? ''}
        onChange={event => change({ control: event.currentTarget.value })}
        data={[
          { value: '', label: t.actions.anyControl },
          ...(controls.data ?? []).map(({ id, about }) => ({ value: id, label: `${id}: ${about}` })),
        ]}
      />
      <Checkbox
        label={t.actions.onlyOverdue}
        checked={search.overdue ?? false}
        onChange={event => change({ overdue: event.currentTarget.checked })}
      />
      <Checkbox
        label={t.actions.onlyMine}
        checked={search.mine ?? false}
        onChange={event => change({ mine: event.currentTarget.checked })}
      />
    </search>
  )
}
