import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useLoad, useSay } from '../../api/use-load.ts'
import { instantText } from '../../booking/days.ts'
import { serverAddress } from '../../device/outside.ts'
import { usePageQuery, usePullToRefresh } from '../../device/page.ts'
import { copyText } from '../../device/phone.ts'
import { drawOf } from '../../fair/api.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Cell } from '../../ui/card.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'

/** So many lines of the order on the page; the whole list is behind the address. */
const shown = 60

/** 抽签公示: in four steps why nobody could have turned the draw, with everything needed to recompute it. Open to all. */
export default function Proof() {
  const t = useT()
  const say = useSay()
  const { id = '', wish } = usePageQuery()
  const draw = useLoad(id, () => drawOf(id), { onShow: true })
  const [copied, setCopied] = useState(false)
  usePullToRefresh(draw.reload)
  const d = draw.data
  if (!d)
    return (
      <Screen id="proof" title={t.fair.proof}>
        {draw.problem ? (
          <ErrorState title={say(draw.problem)} busy={draw.busy} onRetry={() => void draw.reload()} />
        ) : (
          <Skeleton rows={4} />
        )}
      </Screen>
    )
  const at = (iso: string): string => {
    const { day, time } = instantText(iso, t.booking)
    return `${day} ${time}`
  }
  const order = d.order ?? []
  const own = order.find((o) => o.wishId === wish)
  const address = `${serverAddress()}/api/draws/${id}`
  return (
    <Screen id="proof" title={t.fair.proof}>
      <Card>
        <Text id="proof-plain" className="rule">
          {t.fair.proofPlain}
        </Text>
      </Card>
      <Step id="step-1" title={t.fair.step1} note={t.fair.step1Note} code={d.commitment} when={at(d.committedAt)} />
      <Step
        id="step-2"
        title={t.fair.step2}
        note={t.fair.step2Note}
        {...(d.wishesHash && d.closedAt ? { code: d.wishesHash, when: at(d.closedAt) } : {})}
      />
      <Step
        id="step-3"
        title={t.fair.step3}
        note={t.fair.step3Note}
        {...(d.seed && d.drawnAt ? { code: d.seed, when: at(d.drawnAt) } : {})}
      />
      <Card id="step-4" title={t.fair.step4}>
        <Text className="quiet rule">{t.fair.step4Note}</Text>
        {order.length > 0 ? (
          <>
            <Text id="proof-count" className="rule figures">
              {t.fair.count(d.wishes, d.given ?? 0)}
            </Text>
            {own ? (
              <Cell id="own-line" title={t.fair.mine} value={`${own.rank} · ${t.fair.outcomes[own.outcome]}`} />
            ) : null}
            {order.slice(0, shown).map((o) => (
              <Cell
                key={o.wishId}
                id={`line-${o.rank}`}
                title={`${o.rank}. ${o.wishId.slice(0, 8)}…`}
                value={`${t.fair.outcomes[o.outcome]}${o.serial === undefined ? '' : ` ${o.serial}`}`}
              />
            ))}
            {order.length > shown ? <Text className="quiet">{t.fair.more(order.length - shown)}</Text> : null}
          </>
        ) : (
          <Text>{t.fair.notYet}</Text>
        )}
      </Card>
      <Card>
        <Text className="rule">{t.fair.recompute}</Text>
        <Text className="code">python3 verify-draw.py {address}</Text>
        <Button
          id="copy-address"
          kind="secondary"
          text={copied ? t.fair.copied : t.fair.copy}
          onTap={() => void copyText(address).then(() => setCopied(true))}
        />
      </Card>
    </Screen>
  )
}

/** One step of the proof: in words first, the figures for who wants them. */
function Step(props: { id: string; title: string; note: string; code?: string; when?: string }) {
  const { id, title, note, code, when } = props
  const t = useT()
  return (
    <Card id={id} title={title}>
      <Text className="rule">{note}</Text>
      {code ? (
        <View>
          <Text id={`${id}-code`} className="code">
            {code}
          </Text>
          <Text className="quiet figures">{when}</Text>
        </View>
      ) : (
        <Text className="quiet">{t.fair.notYet}</Text>
      )}
    </Card>
  )
}
