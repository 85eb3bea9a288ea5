import type { Problem } from '../api/problem'
import { MergeOffer } from './MergeOffer'

interface PartConflictProps {
  problem: Problem
  busy: boolean
  onSave: (text: string) => void
  onClose: () => void
}

/** The same offer for a part of one line: its two texts become one line. */
export function PartConflict({ problem, busy, onSave, onClose }: PartConflictProps) {
  const merged = problem.merged?.replace(/\s*\n\s*/g, ' ') ?? problem.yours ?? ''
  return <MergeOffer problem={{ ...problem, merged }} busy={busy} onSave={onSave} onBack={onClose} />
}
