import { Text, View } from '@tarojs/components'
import { tidyDay } from '../account/tidy.ts'
import { useT } from '../i18n/index.ts'
import { Segmented } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import type { PartProps } from './guardian-fields.tsx'
import { type fieldsFor, hintFor } from './hints.ts'

/** The number with help while it is typed; birth date and sex where the number does not tell them. */
export function CertificateFields({ form, set, wrong, shown }: PartProps & { shown: ReturnType<typeof fieldsFor> }) {
  const t = useT()
  const say = t.patients
  const hint = hintFor(form.type, form.number)
  const help = {
    none: () => '',
    short: () => (hint.kind === 'short' ? say.numberShort(hint.typed, hint.left) : ''),
    long: () => (hint.kind === 'long' ? say.numberLong(hint.over) : ''),
    reads: () => (hint.kind === 'reads' ? say.numberReads(hint.bornOn, say.sexes[hint.sex]) : ''),
  }[hint.kind]()
  return (
    <>
      {shown.number ? (
        <Field
          id="number"
          label={say.number}
          type={form.type === 'id_card' ? 'idcard' : 'text'}
          value={form.number}
          onInput={(number) => set({ number }, 'certificateNumber')}
          maxLength={40}
          autoComplete="off"
          error={wrong['certificateNumber']}
          {...(help ? { hint: help } : {})}
        />
      ) : null}
      {shown.birthCertificate ? (
        <Field
          id="birth-certificate"
          label={say.birthCertificate}
          value={form.birthCertificate}
          onInput={(birthCertificate) => set({ birthCertificate }, 'birthCertificateNumber')}
          hint={say.birthCertificateHint}
          maxLength={20}
          error={wrong['birthCertificateNumber']}
        />
      ) : null}
      {shown.bornOn ? (
        <>
          <Field
            id="born-on"
            label={say.bornOn}
            type="number"
            value={form.bornOn}
            onInput={(typed) => set({ bornOn: tidyDay(typed) }, 'bornOn')}
            hint={say.bornOnHint}
            maxLength={10}
            autoComplete="off"
            error={wrong['bornOn']}
          />
          <View className="field">
            <Text className="field-label">{say.sex}</Text>
            <Segmented
              id="sex"
              label={say.sex}
              choices={[
                { value: 'male', text: say.sexes.male },
                { value: 'female', text: say.sexes.female },
              ]}
              value={form.sex}
              onChoose={(sex) => set({ sex: sex as 'male' | 'female' }, 'sex')}
            />
            {wrong['sex'] ? (
              <Text id="sex-below" className="field-error">
                {wrong['sex']}
              </Text>
            ) : null}
          </View>
        </>
      ) : null}
    </>
  )
}
