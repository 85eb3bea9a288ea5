import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import rows from '../ui/Rows.module.css'
import { ErasuresPanel } from './ErasuresPanel'
import { FindPerson } from './FindPerson'
import { HoldsPanel } from './HoldsPanel'

/** Who is named in the log, who asked to be erased, how far that is, and what forbids it. */
export function PeoplePage() {
  return (
    <div className={rows.page}>
      <PageTitle>{t.people.title}</PageTitle>
      <ErasuresPanel />
      <FindPerson />
      <HoldsPanel />
    </div>
  )
}
