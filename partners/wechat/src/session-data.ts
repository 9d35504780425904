import { createDecipheriv } from 'node:crypto'
import { fail } from './errors.ts'

/**
 * Opens `encryptedData` of older mini-program calls (`wx.getWeRunData`, share info …) with the session key; AES-128-CBC.
 * The watermark must name our app: otherwise the data was taken from another mini program. Throws `undecryptable`.
 */
export function decryptSessionData(want: {
  sessionKey: string
  iv: string
  encryptedData: string
  appId: string
}): Record<string, unknown> {
  const data = open(want)
  const watermark = data['watermark'] as { appid?: string } | undefined
  if (watermark?.appid !== want.appId) throw fail('undecryptable', false, 'data of another app')
  return data
}

function open(want: { sessionKey: string; iv: string; encryptedData: string }): Record<string, unknown> {
  try {
    const opener = createDecipheriv(
      'aes-128-cbc',
      Buffer.from(want.sessionKey, 'base64'),
      Buffer.from(want.iv, 'base64'),
    )
    return JSON.parse(opener.update(want.encryptedData, 'base64', 'utf8') + opener.final('utf8')) as Record<
      string,
      unknown
    >
  } catch {
    throw fail('undecryptable', false, 'the data does not open with this session key')
  }
}
