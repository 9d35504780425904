import { common, practitioners } from '@jiuyi/phrases/console'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { addPractitionerRole, removePractitionerRole } from '../../api/directory.ts'
import type { FeeLevel, Practitioner, PractitionerRole } from '../../api/shapes.ts'
import { useText } from '../../language.tsx'
import { practitionersKey, useReference } from '../../reference.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { DepartmentSelect, FeeLevelSelect } from '../../ui/fields.tsx'
import { useSave } from '../../ui/use-save.ts'
import { useUndo } from '../../ui/use-undo.tsx'

const usualLevel: Record<Practitioner['title'], FeeLevel> = {
  chief: 'chief',
  associate_chief: 'associate_chief',
  attending: 'ordinary',
  resident: 'ordinary',
}

/** 出诊资格: doctor × department × fee level. Taking one away can be undone. */
export function PractitionerRoles({ practitioner: p }: { practitioner: Practitioner }) {
  const t = useText(practitioners)
  const c = useText(common)
  const cache = useQueryClient()
  const undo = useUndo()
  const ref = useReference()
  const [departmentId, setDepartment] = useState<string>()
  const [feeLevel, setLevel] = useState<FeeLevel>(usualLevel[p.title])
  const touches = [practitionersKey]
  const add = useSave({
    save: (r: { departmentId: string; feeLevel: FeeLevel }) => addPractitionerRole(p.id, r),
    touches,
    done: () => setDepartment(undefined),
  })
  const remove = useSave({
    save: (r: PractitionerRole) => removePractitionerRole(p.id, r.id),
    touches,
    say: false,
    done: (_, r) =>
      undo(t.removedRole(r.departmentName), () =>
        addPractitionerRole(p.id, { departmentId: r.departmentId, feeLevel: r.feeLevel }).then(() =>
          cache.invalidateQueries({ queryKey: practitionersKey }),
        ),
      ),
  })
  return (
    <div className="stack" data-testid="practitioner-roles">
      <span className="faint">{p.roles.length ? t.rolesHint : t.noRoles}</span>
      {p.roles.map((r) => (
        <Flex key={r.id} gap={12} align="center">
          <strong>{ref.departmentName(r.departmentId) || r.departmentName}</strong>
          <span>{c.feeLevel[r.feeLevel]}</span>
          <span className="grow" />
          <Button
            size="small"
            type="text"
            danger
            onClick={() => remove.mutate(r)}
            aria-label={`${c.remove} ${r.departmentName}`}
          >
            {c.remove}
          </Button>
        </Flex>
      ))}
      <Flex gap={8} wrap>
        <DepartmentSelect
          value={departmentId}
          onChange={setDepartment}
          placeholder={t.department}
          aria-label={t.department}
          data-testid="role-department"
        />
        <FeeLevelSelect
          value={feeLevel}
          onChange={setLevel}
          aria-label={c.feeLevel.ordinary}
          data-testid="role-fee-level"
        />
        <Button
          disabled={!departmentId}
          loading={add.isPending}
          onClick={() => departmentId && add.mutate({ departmentId, feeLevel })}
          data-testid="role-add"
        >
          {t.addRole}
        </Button>
      </Flex>
      <ErrorNote error={add.error ?? remove.error} />
    </div>
  )
}
