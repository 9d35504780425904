import { type Clock, Instant } from '@jiuyi/kernel'
import type { Routes } from '@jiuyi/platform'
import { Type } from 'typebox'
import type { Settings } from './settings.ts'

const Config = Type.Object(
  {
    groupName: Type.String(),
    demo: Type.Boolean(),
    serverTime: Instant,
    version: Type.String(),
    officialAccount: Type.Boolean(),
    payBridgeUrl: Type.Optional(
      Type.String({ description: 'Only in a demonstration: a script that plays WeChat’s payment sheet in a browser' }),
    ),
    phonePageUrl: Type.Optional(
      Type.String({ description: 'Only in a demonstration: the sandbox’s phone, where messages arrive' }),
    ),
  },
  { additionalProperties: false, title: 'Config' },
)

/** What a front end must know before anyone has logged in. */
export const configRoute =
  (s: Settings, partners: { officialAccount: boolean; sandboxUrl: string | undefined }, clock: Clock): Routes =>
  async (app) => {
    app.get(
      '/config',
      {
        config: { access: { who: 'anyone' } },
        schema: {
          operationId: 'getConfig',
          tags: ['server'],
          summary: 'How this installation is set up',
          response: { 200: Config },
        },
      },
      async () => ({
        groupName: s.GROUP_NAME,
        demo: s.DEMO,
        serverTime: clock().toISOString(),
        version: '0.1.0',
        officialAccount: partners.officialAccount,
        ...(s.DEMO &&
          partners.sandboxUrl && {
            payBridgeUrl: `${partners.sandboxUrl}/sandbox/jsbridge.js`,
            phonePageUrl: `${partners.sandboxUrl}/phone`,
          }),
      }),
    )
  }
