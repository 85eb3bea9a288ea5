import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** One sentence that says whether empty is good, and the next action if there is one. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action}
    </div>
  )
}
