import { type KeyObject, X509Certificate } from 'node:crypto'
import { decryptResource, type EncryptedResource } from './aead.ts'
import { unknownOutcome } from './errors.ts'

/** The answer of GET /v3/certificates before anybody trusts it. */
export type CertificatesAnswer = { body: string; serial: string; isSignedBy(key: KeyObject): boolean }

type CertificateList = { data: { serial_no: string; encrypt_certificate: EncryptedResource }[] }

/** How often an unknown serial may make us ask: forged notifications must not become a flood of requests. */
const ASK_AGAIN_MS = 60_000

const bare = (serial: string): string => serial.toUpperCase().replace(/^0+/, '')

/** Opens the list with the APIv3 key. A certificate whose own serial differs from its label is refused. */
export function openCertificates(apiV3Key: string, body: string): Map<string, X509Certificate> {
  const list = JSON.parse(body) as CertificateList
  return new Map(
    list.data.map((item) => {
      const certificate = new X509Certificate(decryptResource(apiV3Key, item.encrypt_certificate))
      if (bare(certificate.serialNumber) !== bare(item.serial_no))
        throw new Error('certificate serial differs from its label')
      return [item.serial_no, certificate]
    }),
  )
}

/** Platform certificates, fetched when first needed, when old, and when a serial is new; one request at a time. */
export function createCertificateStore(options: {
  apiV3Key: string
  refreshEveryMs: number
  now: () => Date
  askForCertificates: () => Promise<CertificatesAnswer>
  /** Keys known beforehand: while a merchant switches to public keys, one of those signs the list. */
  fixed: ReadonlyMap<string, KeyObject>
}) {
  let keys = new Map<string, KeyObject>()
  let askedAt = Number.NEGATIVE_INFINITY
  let freshUntil = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  async function ask(): Promise<void> {
    const now = options.now().getTime()
    askedAt = now
    const answer = await options.askForCertificates()
    const opened = openCertificates(options.apiV3Key, answer.body)
    const fetched = new Map([...opened].map(([serial, certificate]) => [serial, certificate.publicKey]))
    // Only holders of the APIv3 key could have encrypted the list; that one of its keys, or one known before, signed it closes the circle.
    const signer = fetched.get(answer.serial) ?? options.fixed.get(answer.serial)
    if (!signer || !answer.isSignedBy(signer)) throw unknownOutcome('the certificate list is not signed by WeChat Pay')
    keys = fetched
    freshUntil = now + options.refreshEveryMs
  }

  async function refresh(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = undefined
    })
    try {
      await asking
    } catch (error) {
      // Old keys go on working while WeChat Pay cannot be asked. With none at all the caller must know, and may ask again.
      if (keys.size > 0) return
      askedAt = Number.NEGATIVE_INFINITY
      throw error
    }
  }

  return {
    async keyOf(serial: string): Promise<KeyObject | undefined> {
      const now = options.now().getTime()
      const wanted = now >= freshUntil || !keys.has(serial)
      if (asking || (wanted && now - askedAt >= ASK_AGAIN_MS)) await refresh()
      return keys.get(serial)
    },
  }
}
