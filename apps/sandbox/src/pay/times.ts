const CHINA_MS = 8 * 3_600_000

const china = (at: Date | string): string => new Date(new Date(at).getTime() + CHINA_MS).toISOString()
/** `2026-11-22T12:00:00+08:00`. */
export const chinaInstant = (at: Date | string): string => `${china(at).slice(0, 19)}+08:00`
/** `2026-11-22 12:00:00`, as bills write it. */
export const chinaClock = (at: Date | string): string => china(at).slice(0, 19).replace('T', ' ')
/** `2026-11-22`. */
export const chinaDay = (at: Date | string): string => china(at).slice(0, 10)
