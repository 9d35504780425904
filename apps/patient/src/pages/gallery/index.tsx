import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../app-state/app.ts'
import { payByWechat } from '../../device/payment.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Tile } from '../../ui/card.tsx'
import { DateStrip } from '../../ui/choices.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Dialog, Sheet } from '../../ui/sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Avatar, Tag } from '../../ui/tag.tsx'

const days = ['有号', '约满', '停诊', '未放号', '有号', '有号', '有号', '有号'].map((state, i) => ({
  on: `2026-11-${22 + i}`,
  weekday: `周${'日一二三四五六日'.charAt(i)}`,
  day: `11-${22 + i}`,
  state,
  open: state === '有号',
}))
const demoPay = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' } as const

/** Every piece of the kit on one page, for its tests. In the app only when built with JIUYI_GALLERY=1. */
export default function Gallery() {
  const [said, say] = useState('')
  const [name, setName] = useState('')
  const [day, setDay] = useState('2026-11-22')
  const [sheet, setSheet] = useState(false)
  const [dialog, setDialog] = useState(false)
  const [until] = useState(() => serverNow() + 2000)
  const pay = (): void => {
    payByWechat(demoPay).then(say, (e: Error) => say(e.message))
  }
  return (
    <Screen id="gallery" title="组件" footer={<Button id="act" text="预约" onTap={() => say('act')} />}>
      <Text id="said">{said}</Text>
      <View className="tiles">
        <Tile id="tile-book" title="预约挂号" note="选科室，选医生" icon="calendar" strong onTap={() => say('book')} />
        <Tile id="tile-triage" title="智能导诊" note="说症状，找科室" icon="triage" onTap={() => say('triage')} />
      </View>
      <Card title="日期">
        <DateStrip id="days" label="就诊日期" days={days} value={day} onChoose={setDay} />
        <Text id="day">{day}</Text>
      </Card>
      <Card title="就诊人">
        <View className="cell">
          <Avatar name="王小明" />
          <Tag text="余 3" kind="accent" />
          <Tag text="约满" kind="off" />
          <Tag text="过敏" kind="danger" />
          <Countdown id="countdown" until={until} />
        </View>
        <Field id="name" label="姓名" value={name} onInput={setName} error={name ? undefined : '请填写姓名'} />
        <Field id="note" label="备注" value="" onInput={say} multiline optional hint="医生会看到" />
        <Notice id="danger" kind="danger" text="青霉素过敏" />
        <QrCode id="qr" text="jiuyi:ticket:7" label="就诊码" px={160} />
      </Card>
      <View className="row-buttons">
        <Button id="open-sheet" text="选择" kind="secondary" onTap={() => setSheet(true)} />
        <Button id="open-dialog" text="取消预约" kind="danger" onTap={() => setDialog(true)} />
        <Button id="pay" text="支付" icon="pay" onTap={pay} />
        <Button id="busy" text="提交中" busy onTap={() => say('busy')} />
        <Button id="off" text="不可用" disabled onTap={() => say('off')} />
      </View>
      <EmptyState id="empty" text="还没有预约" hint="预约后会显示在这里" icon="calendar" />
      <ErrorState onRetry={() => say('retry')} />
      <Skeleton rows={1} />
      <Sheet id="sheet" title="选择就诊人" open={sheet} onClose={() => setSheet(false)}>
        <Button id="choose" text="王小明" kind="secondary" onTap={() => setSheet(false)} />
      </Sheet>
      <Dialog
        id="dialog"
        title="取消预约"
        text="取消后号源立即放出，费用原路退回。"
        open={dialog}
        cancel="先不取消"
        confirm="取消预约"
        danger
        onConfirm={() => {
          say('cancelled')
          setDialog(false)
        }}
        onCancel={() => setDialog(false)}
      />
    </Screen>
  )
}
