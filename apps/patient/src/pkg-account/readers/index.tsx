import { Text, View } from '@tarojs/components'
import { AccountPage } from '../../account/account-page.tsx'
import { api } from '../../api/client.ts'
import { useLoad } from '../../api/use-load.ts'
import { useApp } from '../../app-state/app.ts'
import { usePageQuery } from '../../device/page.ts'
import { useT } from '../../i18n/index.ts'
import { useWhen } from '../../texts/use-when.ts'
import { Card, Cell } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { aria } from '../../ui/tappable.ts'

/** 谁看过: every look of hospital staff at one patient's details, newest first. */
export default function Readers() {
  const t = useT()
  const say = t.accountPages.readers
  const when = useWhen()
  const { id = '', name = '' } = usePageQuery()
  const account = useApp((s) => s.session?.accountId)
  const loaded = useLoad(account && id && `readers ${id}`, () =>
    api.GET('/api/patients/{id}/readers', { params: { path: { id } } }),
  )
  const roleName = (roles: string): string =>
    roles
      .split(/,\s*/)
      .map((role) => (say.roles as Readonly<Record<string, string>>)[role] ?? say.roles.staff)
      .join('、')
  const actionName = (action: string): string =>
    (say.actions as Readonly<Record<string, string>>)[action] ?? say.otherAction
  return (
    <AccountPage
      id="readers"
      title={say.title}
      loaded={loaded}
      show={({ items }) => (
        <>
          <Text className="lead">{say.intro(name)}</Text>
          {items.length > 0 ? (
            <View {...aria({ tabIndex: '0' })}>
              <Card>
                {items.map((r, i) => (
                  <Cell
                    key={`${r.at} ${r.action} ${r.who}`}
                    id={`reader-${i}`}
                    title={say.who(r.who, roleName(r.role))}
                    note={`${when(r.at)} · ${actionName(r.action)}`}
                  />
                ))}
              </Card>
            </View>
          ) : (
            <EmptyState id="no-readers" icon="shield" text={say.empty} hint={say.emptyHint} />
          )}
        </>
      )}
    />
  )
}
