import { Text, View } from '@tarojs/components'
import type { Trouble } from '../api/use-load.ts'
import { useT } from '../i18n/index.ts'
import { Countdown } from '../ui/countdown.tsx'
import { Notice } from '../ui/notice.tsx'
import { instantText } from './days.ts'

/** 未放号: when it opens, and how long that is on the server's clock. It opens by itself. */
export function ReleaseNote(props: { releaseAt: string; byDraw: boolean; onRelease: () => void }) {
  const { releaseAt, byDraw, onRelease } = props
  const t = useT()
  const { day, time } = instantText(releaseAt, t.booking)
  return (
    <View id="not-released" className="card release">
      <Text>{byDraw ? t.booking.drawOpensAt(day, time) : t.booking.releasesAt(day, time)}</Text>
      <Countdown id="release-countdown" until={Date.parse(releaseAt)} onEnd={onRelease} />
    </View>
  )
}

/** What is shown may be old: no answer came to the last question, or the server itself says since when it could not look. */
export function OldNote({ problem, staleSince }: { problem: Trouble | undefined; staleSince: string | undefined }) {
  const t = useT()
  if (staleSince)
    return <Notice id="left-old" kind="alert" text={t.booking.oldSince(instantText(staleSince, t.booking).time)} />
  if (problem) return <Notice id="left-old" kind="alert" icon="offline" text={t.booking.maybeOld} />
  return null
}
