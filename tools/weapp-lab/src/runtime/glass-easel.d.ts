/** The part of the adapter the lab uses: its package points "types" at a file that does not exist. */
declare module 'glass-easel-miniprogram-adapter' {
  import type { ComponentSpace, CurrentWindowBackendContext } from 'glass-easel'

  export interface PageInstance {
    [method: string]: unknown
  }
  export interface Root {
    get(): PageInstance
    attach(parent: Element, placeholder: Element): void
    release(): void
  }
  export interface Backend {
    registerStyleSheetContent(path: string, css: string): void
    createRoot(tag: string, space: CodeSpace, path: string): Root
  }
  export interface ComponentEnv {
    Page(options: object): void
    Component(options?: object): unknown
    Behavior(options: object): unknown
  }
  export interface CodeSpace {
    getComponentSpace(): ComponentSpace
    prepareComponentOptions(...args: unknown[]): [Record<string, unknown>, ...unknown[]]
    addCompiledTemplate(path: string, template: object): void
    addComponentStaticConfig(path: string, config: object): void
    addStyleSheet(path: string, name: string): void
    componentEnv(path: string, run: (env: ComponentEnv) => void): void
  }
  export class MiniProgramEnv {
    getGlobalCodeSpace(): CodeSpace
    createCodeSpace(id: string, main: boolean): CodeSpace
    associateBackend(context: CurrentWindowBackendContext): Backend
  }
  export const component: {
    ComponentCaller: { prototype: { setData(data: unknown, done?: () => void): void } }
  }
}
