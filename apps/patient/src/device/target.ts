/** Which build this is. A constant of the build, so the other target's branch is dropped from the bundle. */
export const isWeapp = process.env.TARO_ENV === 'weapp'
export const isH5 = process.env.TARO_ENV === 'h5'
