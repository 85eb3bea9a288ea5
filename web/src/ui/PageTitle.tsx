import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '../messages/en'
import styles from './PageTitle.module.css'

interface PageTitleProps {
  children: string
  /** How many things wait; shown in the browser's tab. */
  waiting?: number
  aside?: ReactNode
}

/** The heading of a page. It takes the focus on navigation, so that a screen reader says where one has come. */
export function PageTitle({ children, waiting = 0, aside }: PageTitleProps) {
  const heading = useHeadingFocus()
  useDocumentTitle(children, waiting)
  return (
    <div className={styles.title}>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {aside}
    </div>
  )
}

export function useDocumentTitle(page: string, waiting = 0): void {
  useEffect(() => {
    document.title = t.common.title(page, waiting)
  }, [page, waiting])
}

/** Focuses the heading when its page appears, unless something on it has taken the focus already. */
export function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const focused = document.activeElement
    const inContent = focused?.closest('main') && focused !== heading.current
    if (!inContent && !focused?.closest('[role=dialog]')) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
