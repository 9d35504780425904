export default definePageConfig({ navigationBarTitleText: '来院路线' })
