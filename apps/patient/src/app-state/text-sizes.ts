/** Main text in px: 16 is standard, 18 and more is what 长辈版 asks for, 30 the most anyone wanted. */
export const textSizes = [16, 18, 20, 24, 30] as const
export type TextSize = (typeof textSizes)[number]
/** In 长辈版 nothing below 18 can be chosen. */
export const sizesFor = (elder: boolean): readonly TextSize[] => (elder ? textSizes.filter((s) => s >= 18) : textSizes)
