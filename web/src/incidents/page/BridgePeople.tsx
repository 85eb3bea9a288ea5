import { Button, Popover } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useMe } from '../../api/session'
import type { Bridge } from '../../api/types'
import { bridgeWords as words } from '../../messages/bridge'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { useBridgeVerb } from '../api'
import styles from './BridgeButton.module.css'

interface BridgePeopleProps {
  call: Bridge
  urlRef: string
  /** Whether the reader may say that they joined or left. */
  responds: boolean
}

type Participant = Bridge['people'][number]

/** Who is in the call and who was invited to it; and where nobody else knows, the way to say so of oneself. */
export function BridgePeople({ call, urlRef, responds }: BridgePeopleProps) {
  const me = useMe()
  const joined = useBridgeVerb(urlRef, 'joined')
  const left = useBridgeVerb(urlRef, 'left')
  const here = call.people.filter(isIn)
  const gone = call.people.filter(one => !isIn(one))
  const mine = here.some(one => one.person?.id === me.id)
  const says = responds && call.witness === 'PERSON'
  return (
    <>
      <Popover position="bottom-start" shadow="md" width={320} trapFocus hideDetached={false}>
        <Popover.Target>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconUsers size={14} aria-hidden="true" />}
            aria-description={words.who}
          >
            {words.inIt(here.length)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <People title={words.here} people={here}>
            {call.witness === 'PERSON' ? words.nobody : words.nobodyTold}
          </People>
          {gone.length > 0 && <People title={words.gone} people={gone} />}
          {(call.invitations.length > 0 || call.ownerless.length > 0) && (
            <section aria-label={words.invited}>
              <h3 className={styles.title}>{words.invited}</h3>
              <ul className={styles.people}>
                {call.invitations.map(({ person, services }) => (
                  <li key={person.id}>
                    {person.name} <span className={styles.quiet}>{words.for(services)}</span>
                  </li>
                ))}
              </ul>
              {call.ownerless.length > 0 && <p className={styles.quiet}>{words.ownerless(call.ownerless)}</p>}
            </section>
          )}
        </Popover.Dropdown>
      </Popover>
      {says && mine && (
        <Button size="compact-xs" variant="subtle" loading={left.isPending} onClick={() => left.submit(null)}>
          {words.left}
        </Button>
      )}
      {says && !mine && (
        <Button size="compact-xs" variant="subtle" loading={joined.isPending} onClick={() => joined.submit(null)}>
          {words.joined}
        </Button>
      )}
      <WriteProblem problem={joined.problem ?? left.problem} />
    </>
  )
}

function People({ title, people, children }: { title: string; people: Participant[]; children?: string }) {
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.people}>
        {people.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two strangers may bear one name and come at once
          <li key={`${one.person?.id ?? one.name} ${one.joinedAt ?? one.leftAt} ${at}`}>
            {nameOf(one)} <Time value={one.leftAt ?? one.joinedAt ?? ''} as="timeline" />
          </li>
        ))}
      </ul>
      {people.length === 0 && <p className={styles.quiet}>{children}</p>}
    </section>
  )
}

function isIn({ joinedAt, leftAt }: Participant): boolean {
  return joinedAt !== undefined && leftAt === undefined
}

function nameOf({ person, name }: Participant): string {
  return person?.name ?? (name ? words.stranger(name) : words.unknown)
}
