import { languages } from '@jiuyi/phrases/patient'
import { Text, View } from '@tarojs/components'
import { keepDisplay } from '../api/display.ts'
import { setElder, setLanguage, setTextSize, sizesFor, useApp } from '../app-state/app.ts'
import { useT } from '../i18n/index.ts'
import { Card, Cell } from '../ui/card.tsx'
import { Segmented } from '../ui/choices.tsx'
import { Tag } from '../ui/tag.tsx'

/** Every choice shows at once, on a line people know from booking; the account keeps it for the next phone. */
export function DisplayCard() {
  const t = useT()
  const elder = useApp((s) => s.elder)
  const textSize = useApp((s) => s.textSize)
  const language = useApp((s) => s.language)
  const chosen =
    <V,>(set: (value: V) => void) =>
    (value: V): void => {
      set(value)
      keepDisplay()
    }
  return (
    <Card title={t.me.display}>
      <Cell
        id="elder"
        icon="elder"
        title={t.me.elder}
        note={t.me.elderHint}
        extra={<Tag id="elder-state" kind={elder ? 'accent' : 'plain'} text={elder ? t.me.on : t.me.off} />}
        checked={elder}
        onTap={() => chosen(setElder)(!elder)}
      />
      <View className="field">
        <Text className="field-label">{t.me.textSize}</Text>
        <Segmented
          id="size"
          label={t.me.textSize}
          choices={sizesFor(elder).map((s) => ({ value: s, text: t.me.sizes[`s${s}`] }))}
          value={textSize}
          onChoose={chosen(setTextSize)}
        />
      </View>
      <View className="field">
        <Text className="field-label">{t.me.language}</Text>
        <Segmented
          id="language"
          label={t.me.language}
          choices={languages.map((l) => ({ value: l.code, text: l.name }))}
          value={language}
          onChoose={chosen(setLanguage)}
        />
      </View>
      <View id="sample" className="sample">
        <Text className="quiet">{t.settings.preview}</Text>
        <Text className="heading">{t.settings.sampleTitle}</Text>
        <Text>{t.settings.sampleLine}</Text>
      </View>
    </Card>
  )
}
