import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReviewSection } from '../api/types'
import { t } from '../messages/en'
import { ActorName } from '../ui/ActorName'
import { PlainPanel } from '../ui/Panel'
import { Time } from '../ui/Time'
import { WriteProblem } from '../ui/WriteProblem'
import { useSectionAudience } from './api'
import styles from './Review.module.css'
import { SectionEditor } from './SectionEditor'

interface SectionPanelProps {
  section: ReviewSection
  urlRef: string
  /** The incident's number, to which drafted lines lead. */
  incident: string
  writes: boolean
}

/** One section: what it says, who it is for, and for what Muster drafted the events it is known from. */
export function SectionPanel({ section, urlRef, incident, writes }: SectionPanelProps) {
  const [editing, setEditing] = useState(false)
  const name = t.reviews.sections[section.section]
  return (
    <PlainPanel
      title={name}
      aside={
        writes &&
        !editing && (
          <Button size="xs" aria-label={t.reviews.editOne(name)} onClick={() => setEditing(true)}>
            {t.reviews.edit}
          </Button>
        )
      }
    >
      {editing ? (
        <SectionEditor section={section} urlRef={urlRef} onClose={() => setEditing(false)} />
      ) : (
        <Lines section={section} incident={incident} />
      )}
      <p className={styles.about}>
        {section.by ? (
          <>
            {t.reviews.writtenBy} <ActorName actor={section.by} />{' '}
          </>
        ) : (
          `${t.reviews.draftedBy} `
        )}
        <Time value={section.at} as="timeline" />. <Audience section={section} urlRef={urlRef} writes={writes} />
      </p>
    </PlainPanel>
  )
}

function Lines({ section, incident }: { section: ReviewSection; incident: string }) {
  if (section.text === '') return <p className={styles.empty}>{t.reviews.emptySection[section.section]}</p>
  return (
    <div className={styles.text}>
      {section.lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have no other name than their place
        <p key={place} data-drafted={line.drafted || undefined}>
          {line.text}
          {line.positions.map((position, n) => (
            <Link
              key={position}
              to="/incidents/$ref"
              params={{ ref: incident }}
              search={{ asOf: position }}
              className={styles.source}
              aria-label={t.reviews.sourceOf(position)}
            >
              {n + 1}
            </Link>
          ))}
        </p>
      ))}
    </div>
  )
}

interface AudienceProps {
  section: ReviewSection
  urlRef: string
  writes: boolean
}

/** Who the section is for once it is published. */
function Audience({ section, urlRef, writes }: AudienceProps) {
  const audience = useSectionAudience(urlRef, section.section)
  const next = section.visibility === 'PUBLIC' ? 'INTERNAL' : 'PUBLIC'
  const name = t.reviews.sections[section.section]
  return (
    <>
      <span data-public={section.visibility === 'PUBLIC' || undefined} className={styles.audience}>
        {t.reviews.visibility[section.visibility]}
      </span>{' '}
      {writes && (
        <Button
          size="compact-xs"
          loading={audience.isPending}
          aria-label={t.reviews.makeOne(next, name)}
          onClick={() => audience.submit({ visibility: next })}
        >
          {t.reviews.make[next]}
        </Button>
      )}
      <WriteProblem problem={audience.problem} />
    </>
  )
}
