const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]
const programs: [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** Enough of the browser's name for people to know their own device in a list: "iPhone · WeChat". Nothing else of it is kept. */
export function deviceOf(userAgent: string | undefined): string {
  const first = (all: [RegExp, string][]) => all.find(([r]) => r.test(userAgent ?? ''))?.[1]
  return [first(systems), first(programs)].filter(Boolean).join(' · ') || 'unknown'
}
