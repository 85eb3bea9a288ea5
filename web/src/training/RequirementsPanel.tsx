import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { TrainingPage, TrainingRequirement } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { RequirementDialog } from './RequirementDialog'
import { trainedRoles } from './trainingSearch'

interface RequirementsPanelProps {
  training: UseQueryResult<TrainingPage>
  manages: boolean
}

/** What each role requires, and of whom. */
export function RequirementsPanel({ training, manages }: RequirementsPanelProps) {
  const [role, setRole] = useState<TrainingRequirement['role']>()
  const said = training.data?.requirements ?? []
  const shown = manages ? trainedRoles : trainedRoles.filter(each => said.some(one => one.role === each))
  return (
    <>
      <Panel title={t.training.required} query={training} rows={3} place="prepare">
        {found =>
          shown.length === 0 ? (
            <EmptyState>{t.training.nothingRequired}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {shown.map(each => {
                const requirement = found.requirements.find(one => one.role === each)
                return (
                  <li key={each} className={rows.row}>
                    <div className={rows.what}>
                      <span className={rows.name}>{t.incidentRole[each]}</span>
                      <p>{requirement ? t.list(requirement.courses) : t.training.nothingFor}</p>
                      {requirement && (
                        <p>
                          {requirement.people.length === 0
                            ? t.training.ofNobody
                            : t.training.of(requirement.people.map(({ name }) => name))}
                        </p>
                      )}
                    </div>
                    {manages && (
                      <div className={rows.actions}>
                        <Button
                          size="xs"
                          aria-label={t.training.changeOne(t.incidentRole[each])}
                          onClick={() => setRole(each)}
                        >
                          {t.training.change}
                        </Button>
                      </div>
                    )}
                  </li>
                )
              })}
            </ul>
          )
        }
      </Panel>
      {role !== undefined && (
        <RequirementDialog role={role} said={said.find(one => one.role === role)} onClose={() => setRole(undefined)} />
      )}
    </>
  )
}
