import { Base } from './base.ts'
import { InputField, TextareaField } from './field.ts'
import { ButtonElement, FormElement, LabelElement, NavigatorElement } from './form.ts'
import {
  CanvasElement,
  CoverImageElement,
  IconElement,
  ImageElement,
  ProgressElement,
  RichTextElement,
} from './media.ts'
import { PickerElement, PickerViewElement } from './picker.ts'
import { ScrollViewElement, SwiperElement } from './scroll.ts'
import { builtinCss } from './styles.ts'
import { CheckboxControl, CheckboxGroup, RadioControl, RadioGroup, SwitchControl } from './toggle.ts'

/** Components that are a box and nothing more, here; map, video and live are drawn by the phone itself. */
const boxes =
  'view text block cover-view swiper-item picker-view-column root-portal page-container movable-area movable-view slider web-view video map audio open-data official-account'.split(
    ' ',
  )

const made: Record<string, CustomElementConstructor> = {
  'rich-text': RichTextElement,
  icon: IconElement,
  progress: ProgressElement,
  navigator: NavigatorElement,
  image: ImageElement,
  'cover-image': CoverImageElement,
  button: ButtonElement,
  input: InputField,
  textarea: TextareaField,
  switch: SwitchControl,
  checkbox: CheckboxControl,
  radio: RadioControl,
  'checkbox-group': CheckboxGroup,
  'radio-group': RadioGroup,
  label: LabelElement,
  form: FormElement,
  'scroll-view': ScrollViewElement,
  swiper: SwiperElement,
  picker: PickerElement,
  'picker-view': PickerViewElement,
  canvas: CanvasElement,
}

export const builtinTags = [...boxes, ...Object.keys(made)]

export function defineComponents(): void {
  for (const tag of boxes) customElements.define(`wx-${tag}`, class extends Base {})
  for (const [tag, element] of Object.entries(made)) customElements.define(`wx-${tag}`, element)
  document.head.insertAdjacentHTML('beforeend', `<style>${builtinCss(builtinTags)}</style>`)
}
