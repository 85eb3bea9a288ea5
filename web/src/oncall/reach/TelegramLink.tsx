import type { TelegramLink as Link } from '../../api/types'
import { telegramWords as words } from '../../messages/telegram'
import styles from './Reach.module.css'

/** How a chat in Telegram becomes one of my ways: what it takes, and the link once it is made. */
export function TelegramLink({ link, missing }: { link: Link | undefined; missing: boolean }) {
  if (!link) return <p className={styles.hint}>{words.how}</p>
  return (
    <>
      <p>
        <a href={link.url} target="_blank" rel="noreferrer">
          {words.open}
        </a>
      </p>
      <p className={styles.hint}>{words.orSend(link.bot)}</p>
      <code className={styles.text}>{link.text}</code>
      <p className={styles.hint}>{words.once}</p>
      <div role="status">{missing && <p>{words.notYet}</p>}</div>
    </>
  )
}
