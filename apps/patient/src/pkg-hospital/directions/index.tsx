import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Campus } from '../../api/directory.ts'
import { showOnMap } from '../../device/location.ts'
import { call } from '../../device/outside.ts'
import { copyText } from '../../device/phone.ts'
import { HospitalPage } from '../../hospital/hospital-page.tsx'
import { SiteText } from '../../hospital/site-text.tsx'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Cell } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'

/** 来院路线: each campus with its map and its phone, then what the hospital wrote about the way. */
export default function Directions() {
  const t = useT()
  const say = t.hospital
  const [copied, setCopied] = useState('')
  const copy = async (c: Campus): Promise<void> => {
    if (await copyText(c.address).catch(() => false)) setCopied(c.id)
  }
  const campus = (c: Campus) => (
    <Card key={c.id} id={`campus-${c.id}`} title={c.name}>
      <Cell icon="location" title={c.address} note={say.address} />
      <Cell icon="phone" title={c.phone} note={say.phone} />
      <Cell icon="clock" title={c.openingHours} note={say.hours} />
      {copied === c.id ? <Notice id="copied" icon="check" text={say.copied} /> : null}
      <View className="row-buttons">
        <Button
          id={`map-${c.id}`}
          icon="map"
          text={say.map}
          onTap={() => {
            showOnMap(c).catch(() => {})
          }}
        />
        <Button id={`call-${c.id}`} kind="secondary" icon="phone" text={say.call} onTap={() => call(c.phone)} />
        <Button id={`copy-${c.id}`} kind="text" text={say.copyAddress} onTap={() => void copy(c)} />
      </View>
    </Card>
  )
  return (
    <HospitalPage
      id="directions"
      title={say.directions}
      show={(hospital, here) => (
        <View>
          {/* The campus people chose comes first. */}
          {here ? campus(here) : <Text />}
          {hospital.campuses.filter((c) => c.id !== here?.id).map(campus)}
          <SiteText hospital={hospital} slug="directions" aside />
        </View>
      )}
    />
  )
}
