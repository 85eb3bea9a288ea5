import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useAttach } from '../../api/alertMoves'
import { useMe } from '../../api/session'
import type { AttachOffer, Incident } from '../../api/types'
import { canReadTexts, canRespond } from '../../domain/permissions'
import { t } from '../../messages/en'
import { WriteProblem } from '../../ui/WriteProblem'
import { useIncidentsLike } from '../api'
import styles from './SameTrouble.module.css'
import { reasons } from './SimilarPanel'

interface SameTroubleProps {
  incident: Incident
  urlRef: string
}

/** That it is the same trouble as another incident, or looks like it. */
export function SameTrouble({ incident, urlRef }: SameTroubleProps) {
  const me = useMe()
  if (incident.duplicateOf) {
    return (
      <p className={styles.note}>
        {t.attach.duplicate}{' '}
        <Link to="/incidents/$ref" params={{ ref: incident.duplicateOf.number }}>
          {incident.duplicateOf.number}
        </Link>
      </p>
    )
  }
  const mayAttach = canReadTexts(me) && canRespond(me) && incident.state !== 'RESOLVED'
  return mayAttach ? <Looked urlRef={urlRef} /> : null
}

function Looked({ urlRef }: { urlRef: string }) {
  const offer = useIncidentsLike(urlRef).data?.offer
  return offer ? <Offer offer={offer} /> : null
}

/** What it looks like, why, and the one thing to do about it. */
function Offer({ offer }: { offer: AttachOffer }) {
  const { groupId, incident } = offer
  const attach = useAttach(groupId, () => undefined)
  return (
    <section className={styles.offer} aria-label={t.attach.offer}>
      <div className={styles.text}>
        <p>
          {t.attach.looksLike}{' '}
          <Link to="/incidents/$ref" params={{ ref: incident.number }}>
            {incident.number} {incident.title}
          </Link>
          {t.attach.whichIsOpen}
        </p>
        <p className={styles.why}>{reasons(incident)}</p>
        <WriteProblem problem={attach.problem} />
      </div>
      <Button
        loading={attach.isPending || attach.isDone}
        onClick={() => attach.submit({ incident: incident.number, reason: t.attach.becauseLike(reasons(incident)) })}
      >
        {t.attach.attachTo(incident.number)}
      </Button>
    </section>
  )
}
