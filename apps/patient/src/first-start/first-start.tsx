import { languages } from '@jiuyi/phrases/patient'
import { View } from '@tarojs/components'
import { keepDisplay } from '../api/display.ts'
import { setElder, setLanguage, useApp } from '../app-state/app.ts'
import { useT } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Segmented } from '../ui/choices.tsx'

/** 长辈版 and the language, offered once at the first start. On the page, not over it: nobody has to answer to go on. */
export function FirstStart() {
  const t = useT()
  const offered = useApp((s) => s.elderOffered)
  const language = useApp((s) => s.language)
  if (offered) return null
  const choose = (elder: boolean): void => {
    setElder(elder)
    keepDisplay()
  }
  return (
    <Card id="first-start" title={t.firstStart.title}>
      <Segmented
        id="first-language"
        label={t.me.language}
        choices={languages.map((l) => ({ value: l.code, text: l.name }))}
        value={language}
        onChoose={setLanguage}
      />
      <View className="row-buttons">
        <Button id="first-elder" icon="elder" text={t.firstStart.elder} onTap={() => choose(true)} />
        <Button id="first-standard" kind="secondary" text={t.firstStart.standard} onTap={() => choose(false)} />
      </View>
    </Card>
  )
}
