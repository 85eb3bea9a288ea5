import { Button, Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { serverClock } from '../../api/serverClock'
import { useMe } from '../../api/session'
import type { EvidenceItem, Incident } from '../../api/types'
import { sizeInWords } from '../../domain/files'
import { evidenceWords } from '../../messages/evidence'
import { ActorName } from '../../ui/ActorName'
import { Hash } from '../../ui/Hash'
import { Time } from '../../ui/Time'
import { WriteProblem } from '../../ui/WriteProblem'
import { useAccept } from './api'
import { Custody } from './Custody'
import styles from './Evidence.module.css'
import { ItemDialog } from './ItemDialog'
import { type ItemVerb, verbsFor } from './verbs'

interface EvidenceCardProps {
  item: EvidenceItem
  /** Whether a legal hold covers the incident. */
  held: boolean
  incident: Incident
  urlRef: string
}

/** One item: what it is, in whose hands, whether it is still what was collected, and its chain. */
export function EvidenceCard({ item, held, incident, urlRef }: EvidenceCardProps) {
  const me = useMe()
  const [asked, setAsked] = useState<ItemVerb>()
  const accept = useAccept(urlRef, item.id)
  const name = item.name ?? evidenceWords.hiddenName
  const { first, more } = verbsFor(item, me, held)
  const ask = (verb: ItemVerb) => (verb === 'accept' ? accept.submit(undefined) : setAsked(verb))
  return (
    <article id={`evidence-${item.id}`} className={styles.card} aria-label={name}>
      <div className={styles.head}>
        <strong>{name}</strong>
        <Marks item={item} />
      </div>
      {item.altered && <p role="alert">{evidenceWords.alteredLead}</p>}
      {!item.cleared && <p>{evidenceWords.hidden}</p>}
      <Facts item={item} />
      {item.deletion && (
        <p>
          <ActorName actor={item.deletion.by} /> {evidenceWords.deletionAsked}{' '}
          <Time value={item.deletion.at} as="timeline" />: {item.deletion.reason}
        </p>
      )}
      <details>
        <summary>{evidenceWords.chain(item.chain.length)}</summary>
        <Custody steps={item.chain} />
      </details>
      <WriteProblem problem={accept.problem} />
      {first.length + more.length > 0 && (
        <div className={styles.verbs}>
          {first.map(verb => (
            <Button
              key={verb}
              size="xs"
              aria-label={evidenceWords.of(evidenceWords.verbs[verb], name)}
              onClick={() => ask(verb)}
            >
              {evidenceWords.verbs[verb]}
            </Button>
          ))}
          {more.length > 0 && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button size="xs" aria-label={evidenceWords.moreOf(name)}>
                  {evidenceWords.more}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {more.map(verb => (
                  <Menu.Item key={verb} onClick={() => ask(verb)}>
                    {evidenceWords.verbs[verb]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      )}
      {asked && (
        <ItemDialog
          verb={asked}
          item={item}
          name={name}
          incident={incident}
          urlRef={urlRef}
          onClose={() => setAsked(undefined)}
        />
      )}
    </article>
  )
}

function Marks({ item }: { item: EvidenceItem }) {
  return (
    <span className={styles.marks}>
      <span>{evidenceWords.classes[item.evidenceClass]}</span>
      {item.privileged && <span>{evidenceWords.privileged}</span>}
      {item.sealed && <span>{evidenceWords.sealed}</span>}
      {item.deleted && <span>{evidenceWords.deleted}</span>}
      {!item.deleted && Date.parse(item.keepUntil) <= serverClock.now() && <span>{evidenceWords.over}</span>}
      {item.altered && <span className={styles.altered}>{evidenceWords.altered}</span>}
    </span>
  )
}

function Facts({ item }: { item: EvidenceItem }) {
  const { facts } = evidenceWords
  return (
    <dl className={styles.facts}>
      {item.source && <Fact term={facts.source}>{item.source}</Fact>}
      {item.note && <Fact term={facts.note}>{item.note}</Fact>}
      <Fact term={facts.collected}>
        <ActorName actor={{ kind: 'PERSON', ...item.collectedBy }} /> <Time value={item.collectedAt} as="timeline" />
      </Fact>
      <Fact term={facts.custodian}>
        <ActorName actor={{ kind: 'PERSON', ...item.custodian }} />
      </Fact>
      {item.offeredTo && (
        <Fact term={facts.offered}>
          <ActorName actor={{ kind: 'PERSON', ...item.offeredTo }} />
        </Fact>
      )}
      <Fact term={facts.hash}>
        <Hash value={item.sha256} />
      </Fact>
      <Fact term={facts.size}>{sizeInWords(item.size)}</Fact>
      {!item.deleted && (
        <Fact term={facts.keepUntil}>
          <Time value={item.keepUntil} as="timeline" />
        </Fact>
      )}
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
