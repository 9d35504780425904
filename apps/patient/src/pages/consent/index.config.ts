export default definePageConfig({ navigationBarTitleText: '使用前请阅读' })
