import { expect, it } from 'vitest'
import { anItem } from '../../test/evidence'
import { verbsFor } from './verbs'

const mina = { id: 'mina', name: 'Mina Moreau', roles: ['manager'] }

it('offers to make an item privileged unless what it holds is read elsewhere anyway', () => {
  const offered = (['UPLOAD', 'ATTACHMENT', 'ALERT', 'CHAT'] as const).map(origin =>
    verbsFor(anItem('log', { origin }), mina, false).more.includes('privilege'),
  )
  expect(offered).toEqual([true, true, false, false])
})
