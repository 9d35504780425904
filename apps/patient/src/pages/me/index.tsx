import { Text, View } from '@tarojs/components'
import { useAccount } from '../../api/account.ts'
import { askToLogIn, quietApi } from '../../api/client.ts'
import { useHospital } from '../../api/directory.ts'
import { keepDisplay } from '../../api/display.ts'
import { usePatients } from '../../api/patients.ts'
import { useTabBar } from '../../api/unread.ts'
import { setElder, useApp } from '../../app-state/app.ts'
import { goTo, goToTab } from '../../device/navigation.ts'
import { call } from '../../device/outside.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Cell, Tile } from '../../ui/card.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Avatar, Tag } from '../../ui/tag.tsx'

/** 我的: who is logged in, and everything that belongs to the person rather than to one visit. */
export default function Me() {
  const t = useT()
  const unread = useTabBar()
  const elder = useApp((s) => s.elder)
  const session = useApp((s) => s.session)
  const patient = useApp((s) => s.patient)
  const { data: account } = useAccount()
  usePatients(quietApi)
  const { hospital, campus } = useHospital()
  const phone = campus?.phone ?? hospital?.phone
  const due = account !== undefined && account.consentsDue.length > 0
  const turnElder = (): void => {
    setElder(!elder)
    keepDisplay()
  }
  return (
    <Screen id="me" title={t.me.title}>
      {session ? (
        <Card id="account">
          <View className="person">
            {patient ? <Avatar name={patient.name} /> : null}
            <View className="cell-main">
              <Text id="account-name" className="account-name figures">
                {account?.phoneMasked ?? t.me.wechatUser}
              </Text>
              <Text className="quiet">
                {account && !account.phoneMasked
                  ? t.me.addPhone
                  : patient
                    ? t.common.actingFor(patient.name)
                    : t.me.loggedIn}
              </Text>
            </View>
          </View>
          {due ? (
            <Cell
              id="go-consent"
              icon="alert"
              title={t.me.consentsDue}
              onTap={() => void goTo('/pages/consent/index', { back: '/pages/me/index' })}
            />
          ) : null}
        </Card>
      ) : (
        <Card id="account" title={t.me.login}>
          <Text className="lead">{t.me.loginHint}</Text>
          <Button id="go-login" text={t.me.login} onTap={() => askToLogIn('/pages/me/index')} />
        </Card>
      )}
      <View className="tiles">
        <Tile
          id="go-patients"
          icon="user-plus"
          title={t.me.patients}
          note={t.me.patientsHint}
          onTap={() => void goTo('/pages/patients/index')}
        />
        <Tile
          id="go-visits"
          icon="visit"
          title={t.me.visits}
          note={t.me.visitsHint}
          onTap={() => void goToTab('/pages/visits/index')}
        />
      </View>
      <Card>
        <Cell
          id="elder"
          icon="elder"
          title={t.me.elder}
          note={t.me.elderHint}
          extra={<Tag id="elder-state" kind={elder ? 'accent' : 'plain'} text={elder ? t.me.on : t.me.off} />}
          checked={elder}
          onTap={turnElder}
        />
        {session ? (
          <Cell
            id="go-no-shows"
            icon="calendar"
            title={t.noShows.title}
            note={t.noShows.fromTicketHint}
            onTap={() => void goTo('/pkg-account/no-shows/index')}
          />
        ) : null}
        <Cell
          id="go-messages"
          icon="bell"
          title={t.me.messages}
          onTap={() => void goToTab('/pages/messages/index')}
          {...(unread > 0 ? { value: t.messagesPage.unread(unread) } : {})}
        />
        <Cell
          id="go-settings"
          icon="edit"
          title={t.me.settings}
          note={t.me.settingsHint}
          onTap={() => void goTo('/pages/settings/index')}
        />
        <Cell
          id="go-hospital"
          icon="info"
          title={t.me.hospital}
          note={t.me.hospitalHint}
          onTap={() => void goTo('/pkg-hospital/about/index')}
        />
      </Card>
      {phone ? (
        <Button id="call" kind="secondary" icon="phone" text={`${t.me.call} ${phone}`} onTap={() => call(phone)} />
      ) : null}
    </Screen>
  )
}
