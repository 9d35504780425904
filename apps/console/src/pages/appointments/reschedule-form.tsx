import { newIdempotencyKey } from '@jiuyi/api-client'
import { change, common } from '@jiuyi/phrases/console'
import { Button, Flex } from 'antd'
import { useMemo, useState } from 'react'
import { rescheduleAtDesk } from '../../api/change.ts'
import type { Appointment } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useSave } from '../../ui/use-save.ts'
import { type Slot, SlotPicker } from '../series/slot-picker.tsx'

/** 改约 at the desk: another number of the same department and fee; the old one goes back in the same moment. */
export function RescheduleForm({ a, onDone, onCancel }: { a: Appointment; onDone: () => void; onCancel: () => void }) {
  const t = useText(change)
  const c = useText(common)
  const [slot, setSlot] = useState<Slot>({ on: a.on })
  // biome-ignore lint/correctness/useExhaustiveDependencies: one key for one intention
  const key = useMemo(() => newIdempotencyKey(), [slot.scheduleId, slot.periodNo])
  const move = useSave({
    save: () => rescheduleAtDesk(a.id, { scheduleId: slot.scheduleId!, periodNo: slot.periodNo! }, key),
    touches: [['appointments'], ['history', a.id], ['periods'], ['availability'], ['stocks']],
    say: t.rescheduled,
    done: onDone,
  })
  return (
    <section className="card stack" aria-label={t.reschedule} data-testid="reschedule-form">
      <span className="faint">{t.rescheduleHint}</span>
      <SlotPicker departmentId={a.departmentId} feeFen={a.feeFen} value={slot} onChange={setSlot} />
      {a.rescheduleRule?.late && <span className="faint">{t.late}</span>}
      <ErrorNote error={move.error} />
      <Flex gap={8}>
        <Button
          type="primary"
          disabled={slot.periodNo === undefined}
          loading={move.isPending}
          onClick={() => move.mutate(undefined)}
          data-testid="confirm-move"
        >
          {t.confirmMove}
        </Button>
        <Button onClick={onCancel}>{c.cancel}</Button>
      </Flex>
    </section>
  )
}
