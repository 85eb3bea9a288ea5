import { Button, Modal, MultiSelect, TagsInput } from '@mantine/core'
import { useState } from 'react'
import type { TrainingRequirement } from '../api/types'
import { t } from '../messages/en'
import { WriteProblem } from '../ui/WriteProblem'
import { usePeopleToTrain, useRequireTraining } from './api'
import styles from './Training.module.css'

interface RequirementDialogProps {
  role: TrainingRequirement['role']
  said: TrainingRequirement | undefined
  onClose: () => void
}

/** What those who may be given a role have to be trained in, and who they are. */
export function RequirementDialog({ role, said, onClose }: RequirementDialogProps) {
  const [courses, setCourses] = useState(said?.courses ?? [])
  const [chosen, setChosen] = useState((said?.people ?? []).map(({ id }) => id))
  const reachable = usePeopleToTrain()
  const require = useRequireTraining(role, onClose)
  const people = new Map<string, string>()
  for (const { id, name } of [...(said?.people ?? []), ...(reachable.data ?? [])]) people.set(id, name)
  const submit = () => require.submit({ courses, people: chosen.map(id => ({ id, name: people.get(id) ?? id })) })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.training.requireTitle(t.incidentRole[role])}
      closeButtonProps={{ 'aria-label': t.common.close }}
    >
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (!require.isPending) submit()
        }}
      >
        <TagsInput
          label={t.training.courses}
          description={t.training.coursesHelp}
          value={courses}
          onChange={setCourses}
          clearable
          clearButtonProps={{ 'aria-label': t.training.clearCourses }}
          data-autofocus
        />
        <MultiSelect
          label={t.training.people}
          description={t.training.peopleHelp}
          value={chosen}
          onChange={setChosen}
          data={[...people].map(([value, label]) => ({ value, label }))}
          searchable
          nothingFoundMessage={t.training.nobodyFound}
        />
        <WriteProblem problem={require.problem} />
        <div className={styles.verbs}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="filled" loading={require.isPending}>
            {t.training.requireVerb}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
