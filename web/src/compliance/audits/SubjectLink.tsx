import { Link } from '@tanstack/react-router'

/** An incident or a response plan a report speaks of, opened by its number or id. */
export function SubjectLink({ subject }: { subject: string }) {
  return subject.startsWith('INC-') ? (
    <Link to="/compliance/incidents/$ref" params={{ ref: subject }}>
      {subject}
    </Link>
  ) : (
    <Link to="/prepare/plans/$id" params={{ id: subject }}>
      {subject}
    </Link>
  )
}
