import { Link } from '@tanstack/react-router'

/** An incident or a response plan a report speaks of, opened by its number or id; a person is named only. */
export function SubjectLink({ subject }: { subject: string }) {
  if (subject.startsWith('INC-')) {
    return (
      <Link to="/compliance/incidents/$ref" params={{ ref: subject }}>
        {subject}
      </Link>
    )
  }
  return subject.startsWith('response-plan-') ? (
    <Link to="/prepare/plans/$id" params={{ id: subject }}>
      {subject}
    </Link>
  ) : (
    subject
  )
}
