import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { t } from '../../messages/en'
import { DeclareForm } from './DeclareForm'

/** Declaring from wherever one is. */
export function DeclareDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const goTo = (ref: string) => {
    onClose()
    void navigate({ to: '/incidents/$ref', params: { ref } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t.declare.title}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <DeclareForm initial={{}} onDone={goTo} onCancel={onClose} />
    </Modal>
  )
}
