import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../../api/problem'
import type { EntityTrait, LegalEntity, Regime } from '../../api/types'
import { t } from '../../messages/en'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { ownZone } from '../../ui/zone'
import { useDescribeEntity, useRules } from './api'

interface EntityDialogProps {
  /** The one to change; left out for a new one. */
  entity?: LegalEntity
  onClose: () => void
}

/** What matters under one regime alone is asked only there. */
const traitsOf: Partial<Record<Regime, EntityTrait[]>> = {
  NIS2: ['NIS2_ESSENTIAL', 'NIS2_IMPORTANT', 'TRUST_SERVICE_PROVIDER', 'DIGITAL_PROVIDER'],
  DORA: [
    'CREDIT_INSTITUTION',
    'CENTRAL_COUNTERPARTY',
    'TRADING_VENUE',
    'NIS2_ESSENTIAL',
    'NIS2_IMPORTANT',
    'SIGNIFICANT_BY_AUTHORITY',
    'MICROENTERPRISE',
    'SIMPLIFIED_FRAMEWORK',
  ],
}

/** Says where a legal entity is and which regimes it is under. */
export function EntityDialog({ entity, onClose }: EntityDialogProps) {
  const rules = useRules()
  const [name, setName] = useState(entity?.name ?? '')
  const [jurisdiction, setJurisdiction] = useState(entity?.jurisdiction ?? '')
  const [zone, setZone] = useState(entity?.zone ?? ownZone())
  const [lei, setLei] = useState(entity?.lei ?? '')
  const [regimes, setRegimes] = useState<string[]>(entity?.regimes ?? [])
  const [traits, setTraits] = useState<string[]>(entity?.traits ?? [])
  const write = useDescribeEntity(entity, onClose)
  const problem = write.problem ?? write.conflict?.problem
  const errors = problem ? fieldErrors(problem) : {}
  const offered = (rules.data ?? []).filter(pack => pack.rules.some(rule => rule.switchedOn)).map(pack => pack.regime)
  const asked = [...new Set(regimes.flatMap(regime => traitsOf[regime as Regime] ?? []))]
  return (
    <ReasonDialog
      title={entity ? t.clocks.editNamed(entity.name) : t.clocks.enterTitle}
      reason=""
      onReason={() => {}}
      verb={entity ? t.common.save : t.clocks.enterVerb}
      ready={name.trim() !== '' && jurisdiction.trim().length === 2 && regimes.length > 0}
      busy={write.isPending}
      problem={problem}
      onSubmit={() =>
        write.submit({
          name: name.trim(),
          jurisdiction: jurisdiction.trim().toUpperCase(),
          zone: zone.trim(),
          ...(lei.trim() ? { lei: lei.trim().toUpperCase() } : {}),
          regimes: regimes as Regime[],
          traits: asked.filter(trait => traits.includes(trait)),
        })
      }
      onClose={onClose}
    >
      <TextInput
        label={t.clocks.name}
        withAsterisk
        maxLength={200}
        value={name}
        error={errors.name}
        onChange={event => setName(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={t.clocks.jurisdiction}
        description={t.clocks.jurisdictionHint}
        withAsterisk
        maxLength={2}
        value={jurisdiction}
        error={errors.jurisdiction}
        onChange={event => setJurisdiction(event.currentTarget.value)}
      />
      <TextInput
        label={t.clocks.zone}
        description={t.clocks.zoneHint}
        withAsterisk
        value={zone}
        error={errors.zone}
        onChange={event => setZone(event.currentTarget.value)}
      />
      <TextInput
        label={`${t.clocks.lei} (${t.common.optional})`}
        maxLength={20}
        value={lei}
        error={errors.lei}
        onChange={event => setLei(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t.clocks.regimes}
        withAsterisk
        value={regimes}
        onChange={setRegimes}
        error={errors.regimes}
      >
        {offered.map(regime => (
          <Checkbox key={regime} value={regime} label={t.clocks.regime[regime]} mt={6} />
        ))}
      </Checkbox.Group>
      {asked.length > 0 && (
        <Checkbox.Group
          label={t.clocks.traits}
          description={t.clocks.traitsHint}
          value={traits}
          onChange={setTraits}
          error={errors.traits}
        >
          {asked.map(trait => (
            <Checkbox key={trait} value={trait} label={t.clocks.trait[trait]} mt={6} />
          ))}
        </Checkbox.Group>
      )}
    </ReasonDialog>
  )
}
