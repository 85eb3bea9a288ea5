import { Link } from '@tanstack/react-router'
import { useMe } from '../../api/session'
import { canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { EmptyState } from '../../ui/EmptyState'
import { PageTitle } from '../../ui/PageTitle'
import { Panel } from '../../ui/Panel'
import rows from '../../ui/Rows.module.css'
import { useMyContact } from './api'
import { MethodList } from './MethodList'
import { PreviewPanel } from './PreviewPanel'
import { RulesForm } from './RulesForm'

/** How would Muster reach me, and does it work? */
export function ReachPage() {
  const me = useMe()
  return (
    <div className={rows.page}>
      <PageTitle aside={<Link to="/on-call">{t.onCall.title}</Link>}>{t.reach.title}</PageTitle>
      {canRespond(me) ? <MyReach /> : <EmptyState>{t.reach.notPaged}</EmptyState>}
    </div>
  )
}

function MyReach() {
  const contact = useMyContact()
  const version = contact.data?.version
  return (
    <>
      <Panel title={t.reach.methods} query={contact} rows={3} place="onCall">
        {({ methods, offered }) => <MethodList methods={methods} offered={offered} />}
      </Panel>
      <Panel title={t.reach.rules} query={contact} rows={4} place="onCall">
        {mine => <RulesForm key={mine.version} contact={mine} />}
      </Panel>
      {version !== undefined && <PreviewPanel version={version} />}
    </>
  )
}
