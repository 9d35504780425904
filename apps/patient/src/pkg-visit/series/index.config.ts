export default definePageConfig({ navigationBarTitleText: '疗程' })
