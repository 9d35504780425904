const CHINA_OFFSET_MS = 8 * 3_600_000

/** An instant as WeChat Pay writes it: RFC 3339 with China's offset and no fraction, `2026-11-22T12:00:00+08:00`. */
export const wireTime = (at: Date): string =>
  `${new Date(at.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 19)}+08:00`
