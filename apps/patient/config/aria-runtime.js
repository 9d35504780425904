import { mergeInternalComponents } from '@tarojs/shared'

mergeInternalComponents({ View: { 'aria-role': '', 'aria-label': '', 'aria-checked': '', 'aria-disabled': '' } })
