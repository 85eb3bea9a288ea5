import { Link } from '@tanstack/react-router'
import { engagementWords } from '../../messages/engagements'

/** The way back to the engagement something belongs to. */
export function EngagementCrumb({ id }: { id: string }) {
  return (
    <Link to="/compliance/engagements/$id" params={{ id }}>
      {engagementWords.back}
    </Link>
  )
}
