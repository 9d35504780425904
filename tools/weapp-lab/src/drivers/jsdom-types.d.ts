/** The part of jsdom the driver uses; it ships no types. */
declare module 'jsdom' {
  export type DOMWindow = Window &
    typeof globalThis & { eval(source: string): unknown; close(): void; localStorage: Storage }
  export class VirtualConsole {
    on(event: 'jsdomError', listener: (error: Error & { type?: string }) => void): void
  }
  export class JSDOM {
    constructor(
      html: string,
      options: {
        url: string
        runScripts: 'outside-only'
        pretendToBeVisual: boolean
        virtualConsole: VirtualConsole
      },
    )
    window: DOMWindow
  }
}
