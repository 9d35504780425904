import { account } from '@jiuyi/phrases/console'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex } from 'antd'
import { listStaffSessions, revokeStaffSession } from '../../api/identity.ts'
import { useText } from '../../language.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { InstantText, StatusTag } from '../../ui/texts.tsx'
import { useSave } from '../../ui/use-save.ts'

export function SessionList() {
  const t = useText(account)
  const list = useQuery({ queryKey: ['sessions'], queryFn: listStaffSessions })
  const revoke = useSave({ save: revokeStaffSession, touches: [['sessions']], say: t.revoked })
  if (list.error) return <ErrorNote error={list.error} retry={() => void list.refetch()} />
  if (!list.data) return <LoadingState rows={3} />
  return (
    <div className="stack" data-testid="sessions">
      {list.data.items.map((s) => (
        <Flex key={s.id} gap={12} align="center">
          <div className="grow">
            <div>
              {s.device} {s.current && <StatusTag tone="good" word={t.current} />}
            </div>
            <div className="faint">
              {t.since} <InstantText at={s.createdAt} /> · {t.lastSeen} <InstantText at={s.lastSeenAt} />
            </div>
          </div>
          {!s.current && (
            <Button size="small" danger onClick={() => revoke.mutate(s.id)}>
              {t.revoke}
            </Button>
          )}
        </Flex>
      ))}
      <ErrorNote error={revoke.error} />
    </div>
  )
}
