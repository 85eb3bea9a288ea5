import type { Swap } from '../api/types'
import { t } from '../messages/en'
import { Time } from '../ui/Time'

/** The duty that is given and, in a trade, the one that is taken. */
export function SwapTimes({ swap }: { swap: Swap }) {
  return (
    <>
      {swap.schedule}: <Time value={swap.from} as="timeline" /> – <Time value={swap.until} as="timeline" />
      {swap.backFrom && swap.backUntil && (
        <>
          {`, ${t.onCall.swapReturn} `}
          <Time value={swap.backFrom} as="timeline" /> – <Time value={swap.backUntil} as="timeline" />
        </>
      )}
    </>
  )
}
