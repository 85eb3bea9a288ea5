import { t } from '../messages/en'
import { PageTitle } from '../ui/PageTitle'
import { ErasuresPanel } from './ErasuresPanel'
import { FindPerson } from './FindPerson'
import { HoldsPanel } from './HoldsPanel'
import styles from './PeoplePage.module.css'

/** Who is named in the log, who asked to be erased, how far that is, and what forbids it. */
export function PeoplePage() {
  return (
    <div className={styles.page}>
      <PageTitle>{t.people.title}</PageTitle>
      <ErasuresPanel />
      <FindPerson />
      <HoldsPanel />
    </div>
  )
}
