import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes, randomInt } from 'node:crypto'
import { promisify } from 'node:util'
import { selfSigned } from './x509.ts'

/** Everything secret about this sandbox, made at its first start. Worthless elsewhere, and never in the repository. */
export type SandboxKeys = {
  miniProgram: { appId: string; secret: string }
  officialAccount: { appId: string; secret: string }
  /** `privateKey` is the merchant's own; the sandbox keeps it only to hand it out, and checks with the public half. */
  merchant: { mchId: string; apiV3Key: string; privateKey: string; publicKey: string; certificateSerial: string }
  /** Two kinds of platform keys, as in real life: the public key by id, and the certificate by serial. */
  platform: {
    publicKeyId: string
    publicKey: string
    publicKeyPrivate: string
    certificateSerial: string
    certificate: string
    certificatePrivate: string
  }
  aliyun: { accessKeyId: string; accessKeySecret: string }
  tencent: { secretId: string; secretKey: string; sdkAppId: string }
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')
const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('')
/** 20 bytes, the first below 0x80, as certificate authorities write them. */
const serial = (): string => `5${hex(20).slice(1)}`.toUpperCase()

async function rsa() {
  const pair = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return pair as { publicKey: string; privateKey: string }
}

export async function makeKeys(now: Date): Promise<SandboxKeys> {
  const [merchant, platform, certified] = await Promise.all([rsa(), rsa(), rsa()])
  const certificateSerial = serial()
  const certificate = selfSigned({
    privateKey: createPrivateKey(certified.privateKey),
    serial: certificateSerial,
    name: 'Jiuyi sandbox',
    from: new Date(now.getTime() - 86_400_000),
    years: 5,
  })
  return {
    miniProgram: { appId: `wx${hex(8)}`, secret: hex(16) },
    officialAccount: { appId: `wx${hex(8)}`, secret: hex(16) },
    merchant: { mchId: `16${digits(8)}`, apiV3Key: hex(16), ...merchant, certificateSerial: serial() },
    platform: {
      publicKeyId: `PUB_KEY_ID_01${digits(30)}`,
      publicKey: platform.publicKey,
      publicKeyPrivate: platform.privateKey,
      certificateSerial,
      certificate,
      certificatePrivate: certified.privateKey,
    },
    aliyun: { accessKeyId: `LTAI5t${hex(9)}`, accessKeySecret: hex(15) },
    tencent: { secretId: `AKID${hex(16)}`, secretKey: hex(16), sdkAppId: `14${digits(8)}` },
  }
}

/** True when the pair belongs together: a damaged key file is found at start, not at the first payment. */
export function keysAreWhole(keys: SandboxKeys): boolean {
  const half = (pem: string) => createPublicKey(pem).export({ type: 'spki', format: 'pem' })
  return (
    half(keys.merchant.privateKey) === keys.merchant.publicKey &&
    half(keys.platform.publicKeyPrivate) === keys.platform.publicKey
  )
}
