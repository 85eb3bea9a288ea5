import type { Service } from '../api/types'
import { t } from '../messages/en'
import { ReasonDialog } from '../ui/ReasonDialog'
import { useRetire } from './api'

/** Takes a service out; what is recorded of it stays. */
export function RetireDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const retire = useRetire(service, onClose)
  return (
    <ReasonDialog
      title={t.services.retireTitle(service.name)}
      lead={t.services.retireLead}
      reason=""
      onReason={() => {}}
      verb={t.services.retireVerb}
      busy={retire.isPending}
      problem={retire.problem ?? retire.conflict?.problem}
      onSubmit={() => retire.submit(null)}
      onClose={onClose}
    />
  )
}
