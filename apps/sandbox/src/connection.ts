import type { SandboxKeys } from './keys.ts'

/**
 * What a server needs to talk to this sandbox, written as `sandbox.json`. Each part has the shape of the options of
 * the matching partner client, so it can be handed over as it is.
 */
export type SandboxConnection = {
  url: string
  wechat: {
    apiUrl: string
    openUrl: string
    miniProgram: { appId: string; secret: string }
    officialAccount: { appId: string; secret: string }
  }
  /** `notifyUrl` is the server's own and must be added. */
  wechatPay: {
    baseUrl: string
    mchId: string
    apiV3Key: string
    privateKey: string
    certificateSerial: string
    trust: { mode: 'public-key'; keys: Record<string, string> }
    apps: { miniProgram: string; officialAccount: string }
  }
  sms: {
    aliyun: { driver: 'aliyun'; endpoint: string; accessKeyId: string; accessKeySecret: string; signName: string }
    tencent: {
      driver: 'tencent'
      endpoint: string
      secretId: string
      secretKey: string
      sdkAppId: string
      signName: string
    }
  }
}

export function describeConnection(url: string, keys: SandboxKeys, hospital: string): SandboxConnection {
  const { merchant, platform } = keys
  return {
    url,
    wechat: { apiUrl: url, openUrl: url, miniProgram: keys.miniProgram, officialAccount: keys.officialAccount },
    wechatPay: {
      baseUrl: url,
      mchId: merchant.mchId,
      apiV3Key: merchant.apiV3Key,
      privateKey: merchant.privateKey,
      certificateSerial: merchant.certificateSerial,
      trust: { mode: 'public-key', keys: { [platform.publicKeyId]: platform.publicKey } },
      apps: { miniProgram: keys.miniProgram.appId, officialAccount: keys.officialAccount.appId },
    },
    sms: {
      aliyun: { driver: 'aliyun', endpoint: url, ...keys.aliyun, signName: hospital },
      tencent: { driver: 'tencent', endpoint: url, ...keys.tencent, signName: hospital },
    },
  }
}
