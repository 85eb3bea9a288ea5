import { useMe } from '../api/session'
import type { Actor } from '../api/types'
import { t } from '../messages/en'

/** Who did it. A machine is called by its name, oneself "you" in brackets. */
export function ActorName({ actor }: { actor: Actor | null | undefined }) {
  const me = useMe()
  if (!actor) return <span>{t.common.unknown}</span>
  const name =
    actor.name ??
    (actor.kind === 'CLIENT' ? t.actor.client(actor.id) : actor.kind === 'PERSON' ? actor.id : t.actor.system)
  return <span>{actor.id === me.id ? t.roles.you(name) : name}</span>
}
