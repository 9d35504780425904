import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../app-state/app.ts'
import { dayText, onTheWall } from '../../booking/days.ts'
import { useT, yuan } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Dialog } from '../../ui/sheet.tsx'
import { Avatar, Tag } from '../../ui/tag.tsx'
import { MoveList } from './move-list.tsx'
import type { CaseInfo, useCase, Wish } from './use-case.ts'

/** Three ways, each with what it means and one large button; what will happen is said once more before it is done. */
export function Choices({ info, page }: { info: CaseInfo; page: ReturnType<typeof useCase> }) {
  const t = useT()
  const { it, doctors } = info
  const [asked, setAsked] = useState<{ wish: Wish; text: string; danger?: boolean }>()
  const today = onTheWall(serverNow()).on
  const nameOf = (id?: string) => doctors.find((d) => d.id === id)?.name
  const same = `${dayText(it.was.on, today, t.booking)} ${it.was.from}–${it.was.to}`
  const standIn = doctors.find((d) => d.id === it.substitute?.practitionerId)
  const standInName = standIn?.name ?? t.suspension.substituteUnknown
  const send = async (): Promise<void> => {
    if (asked) await page.answer(asked.wish)
    setAsked(undefined)
  }
  return (
    <View>
      {it.offers.includes('substitute') ? (
        <Card id="substitute-card" title={standIn ? t.suspension.substitute(standIn.name) : standInName}>
          {standIn ? (
            <View className="clinic-head">
              <Avatar name={standIn.name} />
              <View className="cell-main">
                <Tag id="substitute-title" text={t.booking.titles[standIn.title]} kind="accent" />
                <Text className="quiet clamp">{standIn.specialty}</Text>
              </View>
            </View>
          ) : null}
          <Text className="rule">{t.suspension.substituteHint(same)}</Text>
          <Button
            id="choose-substitute"
            text={t.suspension.substituteAct}
            onTap={() =>
              setAsked({ wish: { choice: 'substitute' }, text: t.suspension.confirmSubstitute(standInName, same) })
            }
          />
        </Card>
      ) : null}
      {it.offers.includes('move') ? (
        <Card id="move-card" title={t.suspension.move}>
          <Text className="rule">{t.suspension.moveHint}</Text>
          {page.moves ? (
            <MoveList
              moves={page.moves}
              doctors={doctors}
              onPick={(move, period) =>
                setAsked({
                  wish: { choice: 'move', scheduleId: move.scheduleId, periodNo: period.periodNo },
                  text: t.suspension.confirmMove(
                    nameOf(move.practitionerId) ?? t.booking.ordinaryClinic,
                    `${dayText(move.on, today, t.booking)} ${period.from}–${period.to}`,
                  ),
                })
              }
            />
          ) : null}
          <Button
            id="choose-move"
            kind="secondary"
            text={page.moves ? t.suspension.hideMoves : t.suspension.moveAct}
            busy={page.asking}
            onTap={() => (page.moves ? page.hideMoves() : void page.showMoves())}
          />
        </Card>
      ) : null}
      <Card id="refund-card" title={t.suspension.refund}>
        <Text className="rule">
          {it.was.feeFen > 0 ? t.suspension.refundHint(t.common.yuan(yuan(it.was.feeFen))) : t.suspension.refundFree}
        </Text>
        <Button
          id="choose-refund"
          kind="secondary"
          text={t.suspension.refundAct}
          onTap={() => setAsked({ wish: { choice: 'refund' }, text: t.suspension.confirmRefund, danger: true })}
        />
      </Card>
      {page.trouble ? <Notice id="case-trouble" kind="danger" text={page.trouble} /> : null}
      <Dialog
        id="answer-dialog"
        title={t.suspension.title}
        text={asked?.text ?? ''}
        open={asked !== undefined}
        cancel={t.suspension.back}
        confirm={t.suspension.confirm}
        danger={asked?.danger === true}
        busy={page.busy}
        onConfirm={() => void send()}
        onCancel={() => setAsked(undefined)}
      />
    </View>
  )
}
