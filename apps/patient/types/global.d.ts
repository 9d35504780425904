/// <reference types="@tarojs/taro" />
declare module '*.png'
declare module '*.scss'

/** Set by the build (config/index.ts): '' means the origin the page came from. */
declare const API_BASE: string
