import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMe } from '../api/session'
import { canOpen, canRespond } from '../domain/permissions'
import { t } from '../messages/en'
import { places } from './places'
import styles from './Shell.module.css'

/** The pages one can open; what a role cannot open is not there. On a phone it lies under the thumb and can declare. */
export function Rail({ onDeclare }: { onDeclare: () => void }) {
  const me = useMe()
  return (
    <nav className={styles.rail} aria-label={t.shell.rail}>
      <div className={styles.brand}>
        <img src="/icon.svg" alt="" width="22" height="22" />
        <span>{t.product}</span>
      </div>
      <ul>
        {places
          .filter(({ place }) => canOpen(place, me))
          .map(({ place, to, icon: Icon, ...more }) => (
            <li key={place} className={'deskOnly' in more ? styles.deskOnly : undefined}>
              <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} className={styles.place}>
                <Icon size={18} stroke={1.8} aria-hidden="true" />
                <span>{t.shell.places[place]}</span>
              </Link>
            </li>
          ))}
        {canRespond(me) && (
          <li className={styles.phoneOnly}>
            <button type="button" className={`${styles.place} ${styles.declareHere}`} onClick={onDeclare}>
              <IconPlus size={18} stroke={2} aria-hidden="true" />
              <span>{t.shell.declareShort}</span>
            </button>
          </li>
        )}
      </ul>
    </nav>
  )
}
