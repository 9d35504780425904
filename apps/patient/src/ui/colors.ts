/** The same values as the variables in styles/_tokens.scss, for the icons, whose colour is part of their picture. */
export const colors = {
  accent: '#0B7072',
  text: '#1D2A30',
  quiet: '#55646C',
  onAccent: '#FFFFFF',
  danger: '#B3261E',
} as const
export type ColorName = keyof typeof colors
