import { languages } from '@jiuyi/phrases/patient'
import { Text, View } from '@tarojs/components'
import { setElder, setLanguage, setTextSize, sizesFor, useApp } from '../../app-state/app.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Cell } from '../../ui/card.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Tag } from '../../ui/tag.tsx'

/** 我的: for now how the app looks and which language it speaks. */
export default function Me() {
  const t = useT()
  const elder = useApp((s) => s.elder)
  const textSize = useApp((s) => s.textSize)
  const language = useApp((s) => s.language)
  return (
    <Screen id="me" title={t.me.title}>
      <Card title={t.me.display}>
        <Cell
          id="elder"
          icon="elder"
          title={t.me.elder}
          note={t.me.elderHint}
          extra={<Tag id="elder-state" kind={elder ? 'accent' : 'plain'} text={elder ? t.me.on : t.me.off} />}
          checked={elder}
          onTap={() => setElder(!elder)}
        />
        <View className="field">
          <Text className="field-label">{t.me.textSize}</Text>
          <Segmented
            id="size"
            label={t.me.textSize}
            choices={sizesFor(elder).map((s) => ({ value: s, text: t.me.sizes[`s${s}`] }))}
            value={textSize}
            onChoose={setTextSize}
          />
        </View>
      </Card>
      <Card title={t.me.language}>
        <Segmented
          id="language"
          label={t.me.language}
          choices={languages.map((l) => ({ value: l.code, text: l.name }))}
          value={language}
          onChoose={setLanguage}
        />
      </Card>
    </Screen>
  )
}
