import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Swap } from '../api/types'
import { t } from '../messages/en'
import { EmptyState } from '../ui/EmptyState'
import { Panel } from '../ui/Panel'
import rows from '../ui/Rows.module.css'
import { WriteProblem } from '../ui/WriteProblem'
import { SwapAnswerDialog } from './SwapAnswerDialog'
import { SwapTimes } from './SwapTimes'
import { useSwaps, useWithdrawSwap } from './swaps'

/** Who asks whom to take a duty, and what became of it. */
export function SwapsPanel() {
  const swaps = useSwaps()
  const withdraw = useWithdrawSwap()
  const [answering, setAnswering] = useState<Swap>()
  return (
    <>
      <Panel title={t.onCall.swaps} query={swaps} rows={2} place="onCall">
        {items =>
          items.length === 0 ? (
            <EmptyState>{t.onCall.noSwaps}</EmptyState>
          ) : (
            <ul className={rows.list}>
              {items.map(swap => (
                <li key={swap.id} className={rows.row}>
                  <div className={rows.what}>
                    <span className={rows.name}>{t.onCall.swapOf(swap.asker.name, swap.asked.name)}</span>
                    <p>
                      <SwapTimes swap={swap} />
                    </p>
                    <p>{[t.onCall.swapStates[swap.state], swap.note, swap.answerNote].filter(Boolean).join(' · ')}</p>
                  </div>
                  <div className={rows.actions}>
                    {swap.answerable && (
                      <Button aria-label={t.onCall.swapAnswerOf(swap.asker.name)} onClick={() => setAnswering(swap)}>
                        {t.onCall.swapAnswer}
                      </Button>
                    )}
                    {swap.withdrawable && (
                      <Button
                        aria-label={t.onCall.swapWithdrawOf(swap.asked.name)}
                        loading={withdraw.isPending}
                        onClick={() => withdraw.submit({ scheduleId: swap.scheduleId, swapId: swap.id })}
                      >
                        {t.onCall.swapWithdraw}
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Panel>
      <WriteProblem problem={withdraw.problem} />
      {answering && <SwapAnswerDialog swap={answering} onClose={() => setAnswering(undefined)} />}
    </>
  )
}
